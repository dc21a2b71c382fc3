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
  const { x, y, curves, marks } = figure;
  const placed = placeCurves(figure);
  const options = [
    'plot',
    `width=${PLOT.width}mm, height=${PLOT.height}mm`,
    ...axisOptions('x', x, latex),
    ...axisOptions('y', y, latex),
    `xlabel={$${latex(x.label)}$}, ylabel={$${latex(y.label)}$}`,
  ];
  const lines = [
    ...curves.flatMap(({ label, stroke, pieces }) =>
      pieces.map(
        (points, n) =>
          `\\addplot[${stroke} curve${n === 0 ? '' : ', forget plot'}] coordinates {\n    ${coordinates(points)}};${n === 0 && curves.length > 1 ? ` \\addlegendentry{$${latex(label)}$}` : ''}`,
      ),
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
