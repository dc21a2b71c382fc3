/** A network drawing as SVG, to stand inside a page that has the fonts and the classes. */

import type { NetworkFigure } from '../../document/figure.js';
import { type PlacedLabel, placeNetwork } from '../../document/network-layout.js';
import { escapeHtml } from '../escape.js';
import { round } from './round.js';
import { svgMath } from './svg-math.js';

/** The drawing; one unit of its view box is a millimetre. */
export function networkSvg(figure: NetworkFigure): string {
  const { width, height, radius, fontSizes, nodes, edges, dots, captions } = placeNetwork(figure);
  const text = (label: PlacedLabel, size: number, name: string): string =>
    `<text class="${name}" x="${round(label.x)}" y="${round(label.y + size * 0.33)}">${svgMath(label.layout, size)}</text>`;
  const labels = edges.flatMap(({ label }) => (label ? [label] : []));
  const biases = nodes.flatMap(({ bias }) => (bias ? [bias] : []));
  const parts = [
    ...edges.map(
      ({ from, to }) =>
        `<line class="edge" x1="${round(from.x)}" y1="${round(from.y)}" x2="${round(to.x)}" y2="${round(to.y)}"/>`,
    ),
    ...[...labels, ...biases].map(
      ({ x, y, width: w, height: h }) =>
        `<rect class="behind" x="${round(x - w / 2)}" y="${round(y - h / 2)}" width="${round(w)}" height="${round(h)}"/>`,
    ),
    ...labels.map((label) => text(label, fontSizes.small, 'weight')),
    ...nodes.flatMap((node) => [
      `<circle class="unit${node.input ? ' input' : ''}" cx="${round(node.x)}" cy="${round(node.y)}" r="${round(radius)}"/>`,
      text(node.label, fontSizes.node, 'name'),
    ]),
    ...biases.map((bias) => text(bias, fontSizes.small, 'bias')),
    ...dots.map(({ x, y }) =>
      [-1.6, 0, 1.6].map((dy) => `<circle class="dot" cx="${round(x)}" cy="${round(y + dy)}" r="0.4"/>`).join(''),
    ),
    ...captions.map(
      (caption) =>
        `<text class="layer" x="${round(caption.x)}" y="${round(caption.y)}" font-size="${round(fontSizes.small)}">${escapeHtml(caption.text)}</text>`,
    ),
  ];
  const label = escapeHtml(described(figure));
  return `<svg viewBox="0 0 ${round(width)} ${round(height)}" style="--width:${round(width)}" role="img" aria-label="${label}">\n${parts.join('\n')}\n</svg>`;
}

/** What the drawing shows, for those who do not see it. */
export function described({ layers }: NetworkFigure): string {
  const counted = layers.map(
    ({ caption, units }) => `${caption}: ${units.length} ${units.length === 1 ? 'unit' : 'units'}`,
  );
  return `Network drawing, layer by layer. ${counted.join('; ')}`;
}
