/** What is given: the network, the loss, the numbers. */
import { type Block, type Inlines, math, text } from '../document/document.js';
import type { NetworkFigure } from '../document/figure.js';
import { sym } from '../language/expr.js';
import { spelled } from '../language/notation.js';
import { typeset } from '../language/typeset.js';
import type { NetworkView, Problem } from '../problem/problem.js';
import { printedArray } from './entries.js';
import { chain, equation, printed, type Sheet, shown } from './sheet.js';

/** More units in a layer than this are not drawn. */
const MOST_UNITS = 8;

/** The problem as it was set. */
export function givenSection(sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  const figure = problem.network && networkFigure(problem.network, sheet);
  const drawing: Block[] = figure ? [{ kind: 'figure', figure, caption: [text('The network.')] }] : [];
  const blocks = [...drawing, ...givenScalars(problem, sheet), ...givenArrays(problem, sheet)];
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text: [text('Given')] }, ...blocks];
}

/** Names without indices, in a table of two columns of pairs. */
function givenScalars(problem: Problem, sheet: Sheet): readonly Block[] {
  const scalars = [...problem.given]
    .filter(([, { shape, entries }]) => shape.length === 0 && entries[0] !== undefined)
    .map(([name]) => sym(name));
  if (scalars.length === 0) return [];
  const cells = scalars.map((s): readonly Inlines[] => [[math(shown(s, sheet))], [math(printed(s, sheet).layout)]]);
  const columns = Math.min(4, Math.ceil(cells.length / 4));
  const perColumn = Math.ceil(cells.length / columns);
  const rows = Array.from({ length: perColumn }, (_, row) =>
    Array.from({ length: columns }, (_, column) => cells[column * perColumn + row] ?? [[], []]).flat(),
  );
  return [
    {
      kind: 'table',
      caption: [text('Given values')],
      columns: Array.from({ length: columns }, () => [
        { head: [text('Symbol')], align: 'left' as const },
        { head: [text('Value')], align: 'right' as const },
      ]).flat(),
      groups: [rows],
    },
  ];
}

/** Vectors and matrices, an equation each; large ones by their shape. */
function givenArrays(problem: Problem, sheet: Sheet): readonly Block[] {
  return [...problem.given].flatMap(([name, { shape, entries: values }]): readonly Block[] => {
    if (shape.length === 0 || values.every((value) => value === undefined)) return [];
    const left = sheet.notation.names.get(name) ?? spelled(name);
    const entries = printedArray(
      entryNumbers(shape).map((at) => sym(name, ...at)),
      shape,
      sheet,
    );
    if (entries) return [equation(chain(left, [entries]))];
    return [
      {
        kind: 'paragraph',
        text: [math(left), text(` has shape ${shape.join(' × ')}; its numbers stand in the spec.`)],
      },
    ];
  });
}

/** [1,1], [1,2], … up to the shape, the last index running fastest. */
const entryNumbers = (shape: readonly number[]): number[][] =>
  shape.reduce<number[][]>(
    (partial, size) => partial.flatMap((p) => Array.from({ length: size }, (_, n) => [...p, n + 1])),
    [[]],
  );

function networkFigure({ inputs, layers }: NetworkView, { notation }: Sheet): NetworkFigure | undefined {
  const columns = [inputs, ...layers.map((l) => l.outputs)];
  if (columns.some((units) => units.length > MOST_UNITS)) return undefined;
  return {
    kind: 'network',
    layers: columns.map((units, n) => ({
      caption: n === 0 ? 'input' : `${n === layers.length ? 'output' : 'hidden'}, ${layers[n - 1]?.activation}`,
      units: units.map((s, unit) => {
        const bias = layers[n - 1]?.biases?.[unit];
        return { label: typeset(s, notation), ...(bias && { bias: typeset(bias, notation) }) };
      }),
    })),
    edges: layers.flatMap((l, layer) =>
      l.weights.flatMap((row, to) =>
        row.map((weight, from) => ({ layer, from, to, label: typeset(weight, notation) })),
      ),
    ),
  };
}
