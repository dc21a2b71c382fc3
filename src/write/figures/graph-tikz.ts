/** A computational graph as TikZ. */
import type { GraphFigure } from '../../document/figure.js';
import {
  NODE_FONT,
  type PlacedNode,
  type PlacedText,
  type PlacedWire,
  type Point,
  placeGraph,
  SMALL_FONT,
  TEXT_WIDTH,
} from '../../document/graph/place.js';
import type { WriteMath } from '../tex-notation.js';
import { BASELINE } from './graph-svg.js';
import { round } from './round.js';
import { piecesOf } from './wire-pieces.js';

/** TikZ counts upwards. */
const at = ({ x, y }: Point): string => `(${round(x)},${round(-y)})`;

/** The drawing as one tikzpicture. The styles that it uses are set in the page's preamble. */
export function graphTikz(figure: GraphFigure, latex: WriteMath): string {
  const { width, nodes, wires, locals } = placeGraph(figure);
  const text = ({ x, y, layout }: PlacedText, size: number, style: string): string =>
    `\\node[${style}] at ${at({ x, y: y + size * BASELINE })} {$${latex(layout)}$};`;
  const node = ({ x, y, width, height, isGiven, label, above, below }: PlacedNode): readonly string[] => [
    `\\draw[${isGiven ? 'given' : 'node'}] ${at({ x: x - width / 2, y: y + height / 2 })} rectangle ${at({ x: x + width / 2, y: y - height / 2 })};`,
    text(label, NODE_FONT, 'in node'),
    ...above.map((line) => text(line, SMALL_FONT, 'value')),
    ...(below ? [text(below, SMALL_FONT, 'gradient')] : []),
  ];
  const lines = [
    ...wires.map((wire) => `\\draw[${wire.isLive ? 'wire' : 'idle wire'}] ${pathOf(wire)};`),
    ...locals.map((local) => text(local, SMALL_FONT, 'local')),
    ...nodes.flatMap(node),
  ];
  // What is wider than the text goes on beside it.
  const options = width > TEXT_WIDTH ? `graph, trim right=${TEXT_WIDTH}mm` : 'graph';
  return [`\\begin{tikzpicture}[${options}]`, ...lines.map((line) => `  ${line}`), '\\end{tikzpicture}'].join('\n');
}

const pathOf = (wire: PlacedWire): string =>
  [
    at(wire.from),
    ...piecesOf(wire).map((piece) =>
      piece.kind === 'line'
        ? `-- ${at(piece.to)}`
        : `.. controls ${piece.controls.map(at).join(' and ')} .. ${at(piece.to)}`,
    ),
  ].join(' ');
