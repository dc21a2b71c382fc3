/** Curves for pgfplots. */

import { PLOT, placeCurves } from '../../document/curves-layout.js';
import type { CurvesFigure, FigureAxis, PlotPoint } from '../../document/figure.js';
import type { WriteMath } from '../tex-notation.js';
import { round } from './round.js';

const MOST_ON_A_LINE = 6;
const short = (value: number): string => String(Number(value.toPrecision(6)));
const coordinates = (points: readonly PlotPoint[]): string => {
  const all = points.map(({ x, y }) => `(${short(x)},${short(y)})`);
  const lines = Array.from({ length: Math.ceil(all.length / MOST_ON_A_LINE) }, (_, n) =>
    all.slice(n * MOST_ON_A_LINE, (n + 1) * MOST_ON_A_LINE).join(' '),
  );
  return lines.join('\n    ');
};

/** The drawing as one tikzpicture with an axis. The styles that it uses are set in the page's preamble. */
export function curvesPgfplots(figure: CurvesFigure, latex: WriteMath): string {
  const { x, y, curves, marks, clouds = [] } = figure;
  const placed = placeCurves(figure);
  const options = [
    'plot',
    `width=${PLOT.width}mm, height=${PLOT.height}mm`,
    ...axisOptions('x', x, latex),
    ...axisOptions('y', y, latex),
    `xlabel={$${latex(x.label)}$}${placed.yLabel ? `, ylabel={$${latex(y.label)}$}` : ''}`,
  ];
  const isInLegend = placed.legend.length > 0;
  const lines = [
    ...clouds.map(
      ({ label, shape, points }) =>
        `\\addplot[${shape} points] coordinates {\n    ${coordinates(points)}}; \\addlegendentry{$${latex(label)}$}`,
    ),
    ...curves.flatMap(({ label, stroke, pieces }, c) =>
      pieces.map((points, n) => {
        const start = `\\addplot[${stroke} curve${isInLegend && n > 0 ? ', forget plot' : ''}]`;
        const entry = isInLegend && n === 0 ? ` \\addlegendentry{$${latex(label)}$}` : '';
        const isNamed = placed.curves[c]?.name !== undefined && n === pieces.length - 1;
        const name = isNamed ? ` node[named at end] {$${latex(label)}$}` : '';
        return `${start} coordinates {
    ${coordinates(points)}}${name};${entry}`;
      }),
    ),
    ...(marks.length > 0 ? [`\\addplot[marked] coordinates {\n    ${coordinates(marks)}};`] : []),
    ...marks.flatMap(({ label }, n) => {
      const at = placed.marks[n];
      if (!label || !at?.label) return [];
      const shift = `xshift=${round(at.label.x - at.x)}mm, yshift=${round(at.y - at.label.y)}mm`;
      return [
        `\\node[named, ${shift}] at (axis cs:${coordinates([marks[n] as PlotPoint]).slice(1, -1)}) {$${latex(label)}$};`,
      ];
    }),
  ];
  return [
    '\\begin{tikzpicture}',
    `\\begin{axis}[${options.join(',\n  ')}]`,
    ...lines.map((line) => `  ${line}`),
    '\\end{axis}',
    '\\end{tikzpicture}',
  ].join('\n');
}

const axisOptions = (name: 'x' | 'y', { from, to, ticks }: FigureAxis, latex: WriteMath): readonly string[] => [
  `${name}min=${short(from)}, ${name}max=${short(to)}`,
  `${name}tick={${ticks.map(({ at }) => short(at)).join(',')}}`,
  `${name}ticklabels={${ticks.map(({ label }) => `{$${latex(label)}$}`).join(',')}}`,
];
