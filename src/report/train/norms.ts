/** How long the gradient is, layer by layer: where it vanishes on its way back, it shows. */

import { axisFor } from '../../document/axis.js';
import { type Block, paragraph, text } from '../../document/document.js';
import type { Curve, FigureAxis } from '../../document/figure.js';
import { number, superscript, words } from '../../language/layout.js';
import type { Problem } from '../../problem/problem.js';
import type { EpochPoint } from '../../training/run.js';
import type { NamedRun } from '../../training/runs.js';
import { measured } from '../numbers.js';
import type { Sheet } from '../sheet.js';
import { thinned } from './course.js';
import { ROUGHLY } from './roughly.js';

const STROKES: readonly Curve['stroke'][] = ['solid', 'dashed', 'dotted'];
const LEAST_FOR_A_CURVE = 4;

/** A curve a layer on a logarithmic scale, and how the first layer fares beside the last. Nothing for one layer. */
export function gradientNorms({ run, solution }: NamedRun, sheet: Sheet): readonly Block[] {
  const layers = parametersByLayer(solution.problem);
  const { points } = run;
  if (layers.length < 2 || points.length < LEAST_FOR_A_CURVE) return [];
  const say = sheet.say.run;
  const curves = layers.map((names, l): Curve => {
    // A gradient of 0 has no place on the scale, nor one that is longer than the machine can tell.
    const places = points.flatMap((p) => {
      const norm = normOf(p, names);
      return norm > 0 && Number.isFinite(norm) ? [{ x: p.epoch, y: Math.log10(norm) }] : [];
    });
    return {
      label: words(say.layer(l + 1)),
      stroke: STROKES[l % STROKES.length] as Curve['stroke'],
      pieces: [thinned(places)],
    };
  });
  const [first, last] = [layers[0], layers.at(-1)] as [readonly string[], readonly string[]];
  const ratio = normOf(points[0] as EpochPoint, first) / normOf(points[0] as EpochPoint, last);
  return [
    {
      kind: 'figure',
      caption: [text(say.norms)],
      figure: {
        kind: 'curves',
        x: axisFor(words(say.axis), [0, (points.at(-1) as EpochPoint).epoch], { whole: true }),
        y: powersOfTen(
          curves.flatMap(({ pieces }) => pieces.flat().map((p) => p.y)),
          say.normAxis,
        ),
        curves,
        marks: [],
      },
    },
    ...(ratio > 0 && Number.isFinite(ratio)
      ? [paragraph(say.normRatio(layers.length, measured(ratio, ROUGHLY), ratio))]
      : []),
  ];
}

/** The names of the parameters of each layer that has any. */
function parametersByLayer({ network, parameters }: Problem): readonly (readonly string[])[] {
  const own = new Set(parameters.map((p) => p.name));
  return (network?.layers ?? [])
    .map(({ weights, biases, names }) => {
      const units = [...weights.flat(), ...(biases ?? [])].map((s) => s.name);
      return [...new Set([...units, names.weights, names.biases])].filter((name) => own.has(name));
    })
    .filter((names) => names.length > 0);
}

const normOf = ({ gradientNorms }: EpochPoint, names: readonly string[]): number =>
  Math.hypot(...names.map((name) => gradientNorms[name] ?? 0));

const MOST_TICKS = 7;

/** An axis of exponents whose ticks are labelled as powers of ten. */
function powersOfTen(exponents: readonly number[], label: string): FigureAxis {
  const [from, least] = [Math.floor(Math.min(...exponents)), Math.ceil(Math.max(...exponents))];
  const to = Math.max(least, from + 1);
  const step = Math.ceil((to - from) / MOST_TICKS);
  const ticks = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, n) => from + n * step);
  return {
    label: words(label),
    from,
    to,
    ticks: ticks.map((at) => ({ at, label: superscript(number('10'), number(String(at))) })),
  };
}
