/** Worked steps with less and less of them: whole, then without what follows the formula, then the left side alone. */
import { type EquationLine, type Inlines, math } from '../../document/document.js';
import type { GraphFigure } from '../../document/figure.js';
import { blank, infix, type Layout, row } from '../../language/layout.js';
import { widthOf } from '../../language/measure.js';
import { described } from '../graph-description.js';
import type { Messages } from '../messages/messages.js';
import { type Chain, linksOf } from './chains.js';

/** How much of a chain is left. */
export type Stage = 'worked' | 'begun' | 'open';

/** Handwriting takes so much more room than print; in em, so much at least, and what a line holds. */
const HAND = { scale: 1.2, least: 2.5, most: 22 };

export const blankFor = (width: number): Layout => blank(Math.min(HAND.most, Math.max(HAND.least, width * HAND.scale)));

/** In em, a letter on average. */
const LETTER = 0.5;
const widthOfText = (text: Inlines): number =>
  text.reduce((sum, inline) => sum + (inline.kind === 'math' ? widthOf(inline.math) : inline.text.length * LETTER), 0);

/** A chain at its stage. */
export function fadedChain({ lines }: Chain, stage: Stage): readonly EquationLine[] {
  if (stage === 'worked') return lines;
  if (stage === 'open') return lines.map((line) => ({ ...withLinks(line, 0), reason: '' }));
  return lines.map((line, n) => withLinks(line, n === 0 && isLong(lines) ? 1 : 0));
}

const isLong = ([first, second]: readonly EquationLine[]): boolean =>
  second !== undefined || (first !== undefined && linksOf(first).length > 1);

/** The line with so many of its links kept, and a blank for each of the others. */
function withLinks(line: EquationLine, kept: number): EquationLine {
  const [first, ...others] = linksOf(line).map(({ relation, layout }, n) => ({
    relation,
    layout: n < kept ? layout : blankFor(widthOf(layout)),
  }));
  if (first === undefined) return line;
  return { ...line, right: row(first.layout, ...others.flatMap((o) => [infix(o.relation), o.layout])) };
}

/** A cell to be filled in, where it holds mathematics. */
export const fadedCell = (cell: Inlines): Inlines =>
  cell.some((inline) => inline.kind === 'math') ? [math(blankFor(widthOfText(cell)))] : cell;

/** The graph with its signs and names, and what is given; all that is worked out is to be filled in. */
export function fadedGraph(figure: GraphFigure, say: Messages): GraphFigure {
  const open = (layout: Layout): Layout => blankFor(widthOf(layout));
  const nodes = figure.nodes.map((node) => ({
    ...node,
    ...(node.forward?.value && !node.isGiven && { forward: { ...node.forward, value: open(node.forward.value) } }),
    ...(node.gradient && { gradient: open(node.gradient) }),
  }));
  const edges = figure.edges.map((edge) => ({
    ...edge,
    ...(edge.local?.value && { local: { ...edge.local, value: open(edge.local.value) } }),
  }));
  return described({ ...figure, nodes, edges }, say);
}
