/** A network drawing as TikZ. */

import type { Box, Point } from '../../document/geometry.js';
import { type PlacedLabel, POINT } from '../../document/network-columns.js';
import type { Tone } from '../../document/network-edges.js';
import type { NetworkFigure } from '../../document/network-figure.js';
import { type PlacedNode, placeNetwork } from '../../document/network-layout.js';
import { latexText } from '../../language/latex-text.js';
import type { WriteMath } from '../tex-notation.js';
import { round } from './round.js';

/** TikZ counts upwards. */
const at = ({ x, y }: Point): string => `(${round(x)},${round(-y)})`;

/** The drawing as one tikzpicture. The styles it uses are set in the page's preamble. */
export function networkTikz(figure: NetworkFigure, latex: WriteMath): string {
  const { frames, lines, nodes, labels, dots, captions } = placeNetwork(figure);
  const height = Math.max(...nodes.filter(({ kind }) => kind !== 'loss').map((unit) => unit.height));
  const written = [
    ...frames.map(
      (frame) => `\\draw[${styled('coupled', frame.tone)}] ${cornerOf(frame, -1)} rectangle ${cornerOf(frame, 1)};`,
    ),
    ...lines.map(({ from, to, kind, tone }) => {
      const style = styled(kind === 'arrow' ? 'edge, -latex' : 'edge', tone);
      return `\\draw[${style}] ${at(from)} -- ${at(to)};`;
    }),
    ...labels.map((label) => textNode(label.role, label, latex)),
    ...nodes.flatMap((node) => nodeLines(node, height, latex)),
    ...dots.map((dot) => `\\node at ${at(dot)} {$${dot.across ? '\\cdots' : '\\vdots'}$};`),
    ...captions.map(
      (caption) =>
        `\\node[${inSize('layer', caption.size, '\\itshape')}] at ${at(caption)} {${latexText(caption.text)}};`,
    ),
  ];
  const unit = `unit/.append style={minimum size=${round(height)}mm, rounded corners=${round(height / 2)}mm}`;
  return [`\\begin{tikzpicture}[network, ${unit}]`, ...written.map((line) => `  ${line}`), '\\end{tikzpicture}'].join(
    '\n',
  );
}

const styled = (name: string, tone: Tone): string => (tone === 'plain' ? name : `${name}, ${tone}`);

/** The upper left and the lower right corner. */
const cornerOf = ({ x, y, width, height }: Box, side: 1 | -1): string =>
  at({ x: x + (side * width) / 2, y: y + (side * height) / 2 });

const textNode = (style: string, label: PlacedLabel, latex: WriteMath): string =>
  `\\node[${inSize(style, label.size)}] at ${at(label)} {$${latex(label.layout)}$};`;

/** A node with its name in it, or its name and its value, each in its place. */
function nodeLines(
  { x, y, kind, tone, width, height, texts }: PlacedNode,
  usual: number,
  latex: WriteMath,
): readonly string[] {
  const wide = kind !== 'loss' && width - usual > 0.01 ? [`minimum width=${round(width)}mm`] : [];
  const name =
    kind === 'loss'
      ? `loss, minimum width=${round(width)}mm, minimum height=${round(height)}mm`
      : kind === 'input'
        ? 'unit, input'
        : 'unit';
  const style = [styled(name, tone), ...wide].join(', ');
  const [text, ...more] = texts;
  if (text && more.length === 0) {
    return [`\\node[${inSize(style, text.size, '', UNIT_POINTS)}] at ${at({ x, y })} {$${latex(text.layout)}$};`];
  }
  return [
    `\\node[${style}] at ${at({ x, y })} {};`,
    ...texts.map((label) => textNode(styled('in unit', tone), label, latex)),
  ];
}

/** Sizes in points that LaTeX has a name and fonts for, the largest first. */
const SIZES = [
  [10, '\\normalsize'],
  [9, '\\small'],
  [8, '\\footnotesize'],
  [7, '\\scriptsize'],
  [5, '\\tiny'],
] as const;
const SMALLEST = SIZES[4];
/** The white around a label takes as much. */
const ENLARGED = 1.03;

/** What the styles of the preamble set their text in: that of units in the size of the page. */
const UNIT_POINTS = 10;
const POINTS = 8;

/** The style, with a font of its own where the text is not in the usual size. */
function inSize(style: string, size: number, shape = '', usual = style === 'weights' ? UNIT_POINTS : POINTS): string {
  const [points, command] = SIZES.find(([points]) => points <= (size / POINT) * ENLARGED) ?? SMALLEST;
  return points === usual ? style : `${style}, font=${command}${shape}`;
}
