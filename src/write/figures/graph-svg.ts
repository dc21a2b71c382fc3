/** A computational graph as SVG, to stand inside a page that has the fonts and the classes. */
import type { GraphFigure } from '../../document/figure.js';
import {
  NODE_FONT,
  type PlacedNode,
  type PlacedText,
  type PlacedWire,
  type Point,
  placeGraph,
  SMALL_FONT,
} from '../../document/graph/place.js';
import type { SpeechWords } from '../../language/speech.js';
import { escapeHtml } from '../escape.js';
import { spokenInlines } from '../words.js';
import { round } from './round.js';
import { svgMath } from './svg-math.js';
import { piecesOf } from './wire-pieces.js';

/** The drawing; one unit of its view box is a millimetre. */
export function graphSvg(figure: GraphFigure, words: SpeechWords): string {
  const { width, height, nodes, wires, locals } = placeGraph(figure);
  const text = ({ x, y, layout }: PlacedText, size: number, name: string): string =>
    `<text class="${name}" x="${round(x)}" y="${round(y + size * BASELINE)}">${svgMath(layout, size)}</text>`;
  const node = ({ x, y, width: w, height: h, isGiven, label, above, below }: PlacedNode): readonly string[] => [
    `<rect class="node${isGiven ? ' given' : ''}" x="${round(x - w / 2)}" y="${round(y - h / 2)}" width="${round(w)}" height="${round(h)}" rx="${isGiven ? 0.6 : round(h / 2)}"/>`,
    text(label, NODE_FONT, 'name'),
    ...above.map((line) => text(line, SMALL_FONT, 'value')),
    ...(below ? [text(below, SMALL_FONT, 'gradient')] : []),
  ];
  const parts = [
    ...wires.map((wire) => `<path class="wire${wire.isLive ? '' : ' idle'}" d="${pathOf(wire)}"/>`),
    ...locals.map((local) => text(local, SMALL_FONT, 'local')),
    ...nodes.flatMap(node),
  ];
  const label = escapeHtml(spokenInlines(figure.description, words));
  return `<svg class="graph" viewBox="0 0 ${round(width)} ${round(height)}" style="--width:${round(width)}" role="img" aria-label="${label}">\n${parts.join('\n')}\n</svg>`;
}

/** How far below its middle a text has its baseline, as a share of its size. */
export const BASELINE = 0.33;

const pathOf = (wire: PlacedWire): string =>
  [
    `M${at(wire.from)}`,
    ...piecesOf(wire).map((piece) =>
      piece.kind === 'line' ? `L${at(piece.to)}` : `C${[...piece.controls, piece.to].map(at).join(' ')}`,
    ),
  ].join('');

const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;
