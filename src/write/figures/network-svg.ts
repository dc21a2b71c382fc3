/** A network drawing as SVG, to stand inside a page that has the fonts and the classes. */

import type { Box } from '../../document/geometry.js';
import type { PlacedLabel } from '../../document/network-columns.js';
import type { PlacedLine, Tone } from '../../document/network-edges.js';
import type { NetworkFigure } from '../../document/network-figure.js';
import { placeNetwork } from '../../document/network-layout.js';
import type { SpeechWords } from '../../language/speech.js';
import { escapeHtml } from '../escape.js';
import { spokenInlines } from '../words.js';
import { round } from './round.js';
import { svgMath } from './svg-math.js';

/** The drawing; one unit of its view box is a millimetre. */
export function networkSvg(figure: NetworkFigure, words: SpeechWords): string {
  const { width, height, frames, lines, nodes, labels, dots, captions } = placeNetwork(figure);
  const parts = [
    ...frames.map((frame) => rectangle(frame, named('coupled', frame.tone), 2)),
    ...lines.flatMap(lineSvg),
    ...labels.map((label) => rectangle(label, 'behind', 0)),
    ...nodes.map((node) =>
      rectangle(node, named(node.kind === 'unit' ? 'unit' : `unit ${node.kind}`, node.tone), node.corner),
    ),
    ...nodes.flatMap(({ texts, tone }) => texts.map((label) => mathSvg(label, named('name', tone)))),
    ...labels.map((label) => mathSvg(label, label.role)),
    ...dots.flatMap(({ x, y, across }) =>
      [-1.6, 0, 1.6].map(
        (by) =>
          `<circle class="dot" cx="${round(x + (across ? by : 0))}" cy="${round(y + (across ? 0 : by))}" r="0.4"/>`,
      ),
    ),
    ...captions.map(
      ({ x, y, text, size }) =>
        `<text class="layer" x="${round(x)}" y="${round(y + size * 0.33)}" font-size="${round(size)}">${escapeHtml(text)}</text>`,
    ),
  ];
  const label = escapeHtml(spokenInlines(figure.description, words));
  return `<svg viewBox="0 0 ${round(width)} ${round(height)}" style="--width:${round(width)}" role="img" aria-label="${label}">\n${parts.join('\n')}\n</svg>`;
}

const named = (name: string, tone: Tone): string => (tone === 'plain' ? name : `${name} ${tone}`);

const rectangle = ({ x, y, width, height }: Box, name: string, corner: number): string =>
  `<rect class="${name}" x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}"${corner > 0 ? ` rx="${round(corner)}"` : ''}/>`;

const mathSvg = ({ x, y, size, layout }: PlacedLabel, name: string): string =>
  `<text class="${name}" x="${round(x)}" y="${round(y + size * 0.33)}">${svgMath(layout, size)}</text>`;

/** How long and how wide the head of an arrow is, in millimetres. */
const HEAD = { length: 1.7, width: 1.3 };

/** An arrow's line ends inside of its head. */
function lineSvg({ from, to, kind, tone }: PlacedLine): readonly string[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const back = { x: to.x - dx * HEAD.length, y: to.y - dy * HEAD.length };
  const end = kind === 'arrow' ? back : to;
  const line = `<line class="${named('edge', tone)}" x1="${round(from.x)}" y1="${round(from.y)}" x2="${round(end.x)}" y2="${round(end.y)}"/>`;
  if (kind === 'edge') return [line];
  const [wx, wy] = [(-dy * HEAD.width) / 2, (dx * HEAD.width) / 2];
  const corners = [to, { x: back.x + wx, y: back.y + wy }, { x: back.x - wx, y: back.y - wy }];
  const points = corners.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
  return [line, `<polygon class="${named('head', tone)}" points="${points}"/>`];
}
