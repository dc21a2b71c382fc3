/** A network drawing as TikZ. */

import type { NetworkFigure } from '../../document/figure.js';
import { type PlacedLabel, type Point, placeNetwork } from '../../document/network-layout.js';
import { latex } from '../../language/latex.js';
import { latexText } from '../../language/latex-text.js';
import { round } from './round.js';

/** TikZ counts upwards. */
const at = ({ x, y }: Point): string => `(${round(x)},${round(-y)})`;

/** The drawing as one tikzpicture. The styles it uses are set in the page's preamble. */
export function networkTikz(figure: NetworkFigure): string {
  const { radius, fontSizes, nodes, edges, dots, captions } = placeNetwork(figure);
  const size = (perEm: number): string =>
    `\\fontsize{${round(perEm * POINTS)}}{${round(perEm * POINTS * 1.2)}}\\selectfont`;
  const label = ({ layout }: PlacedLabel): string => `{$${latex(layout)}$}`;
  const lines = [
    ...edges.map(({ from, to }) => `\\draw[edge] ${at(from)} -- ${at(to)};`),
    ...edges.flatMap((edge) => (edge.label ? [`\\node[weight] at ${at(edge.label)} ${label(edge.label)};`] : [])),
    ...nodes.flatMap((node) => [
      `\\node[unit${node.input ? ', input' : ''}] at ${at(node)} ${label(node.label)};`,
      ...(node.bias ? [`\\node[bias] at ${at(node.bias)} ${label(node.bias)};`] : []),
    ]),
    ...dots.map((dot) => `\\node at ${at(dot)} {$\\vdots$};`),
    ...captions.map((caption) => `\\node[layer] at ${at(caption)} {\\itshape ${latexText(caption.text)}};`),
  ];
  const options = [
    'network',
    `unit/.append style={minimum size=${round(2 * radius)}mm, font=${size(fontSizes.node < OPTICAL ? fontSizes.node * 0.8 : fontSizes.node)}}`,
    `small/.append style={font=${size(fontSizes.small)}}`,
  ];
  return [
    `\\begin{tikzpicture}[${options.join(', ')}]`,
    ...lines.map((line) => `  ${line}`),
    '\\end{tikzpicture}',
  ].join('\n');
}

/** Below this, in millimetres, TeX's letters are wider than they are high. */
const OPTICAL = 2.8;
/** TeX points in a millimetre. */
const POINTS = 2.845;
