/** Curves as SVG, to stand inside a page that has the fonts and the classes. */

import { FONT, LEGEND_SAMPLE, type PlacedText, placeCurves, SHAPE } from '../../document/curves-layout.js';
import type { CurvesFigure, FigureAxis } from '../../document/figure.js';
import { type SpeechWords, speech } from '../../language/speech.js';
import { escapeHtml } from '../escape.js';
import { pointSvg } from './point-svg.js';
import { round } from './round.js';
import { svgMath } from './svg-math.js';

/** The drawing; one unit of its view box is a millimetre. */
export function curvesSvg(figure: CurvesFigure, words: SpeechWords): string {
  const { width, height, frame, zero, xTicks, yTicks, xLabel, yLabel, curves, marks, clouds, legend } =
    placeCurves(figure);
  const text = ({ x, y, layout }: PlacedText, anchor: 'start' | 'middle' | 'end'): string =>
    `<text class="${anchor}" x="${round(x)}" y="${round(y + FONT * 0.33)}">${svgMath(layout, FONT)}</text>`;
  const line = (name: string, x1: number, y1: number, x2: number, y2: number): string =>
    `<line class="${name}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`;
  const path = (points: readonly { readonly x: number; readonly y: number }[]): string =>
    points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
  const parts = [
    ...yTicks.map(({ y }) => line('grid', frame.left, y, frame.right, y)),
    ...xTicks.map(({ x }) => line('grid', x, frame.top, x, frame.bottom)),
    ...(zero.y === undefined ? [] : [line('axis', frame.left, zero.y, frame.right, zero.y)]),
    ...(zero.x === undefined ? [] : [line('axis', zero.x, frame.top, zero.x, frame.bottom)]),
    `<rect class="frame" x="${round(frame.left)}" y="${round(frame.top)}" width="${round(frame.right - frame.left)}" height="${round(frame.bottom - frame.top)}"/>`,
    ...clouds.flatMap(({ shape, points }) => points.map((point) => pointSvg(shape, point, SHAPE))),
    ...curves.flatMap(({ stroke, pieces }) =>
      pieces.map((points) => `<polyline class="curve ${stroke}" points="${path(points)}"/>`),
    ),
    ...marks.map(({ x, y }) => `<circle class="mark" cx="${round(x)}" cy="${round(y)}" r="0.8"/>`),
    ...marks.flatMap(({ label }) => (label ? [text(label, 'middle')] : [])),
    ...xTicks.map((tick) => text(tick, 'middle')),
    ...yTicks.map((tick) => text(tick, 'end')),
    text(xLabel, 'middle'),
    ...(yLabel ? [text(yLabel, 'start')] : []),
    ...curves.flatMap(({ name }) => (name ? [text(name, 'start')] : [])),
    ...legend.flatMap((entry) => [
      'stroke' in entry
        ? line(`curve ${entry.stroke}`, entry.from, entry.y, entry.from + LEGEND_SAMPLE, entry.y)
        : pointSvg(entry.shape, { x: entry.from + SHAPE / 2, y: entry.y }, SHAPE),
      text(entry, 'start'),
    ]),
  ];
  const label = escapeHtml(describedCurves(figure, words));
  return `<svg viewBox="0 0 ${round(width)} ${round(height)}" style="--width:${round(width)}" role="img" aria-label="${label}">\n${parts.join('\n')}\n</svg>`;
}

/** What the drawing shows, for those who do not see it. */
function describedCurves({ x, y, curves, clouds = [] }: CurvesFigure, words: SpeechWords): string {
  const extent = ({ label, ticks }: FigureAxis): string => {
    const [from, to] = [ticks[0], ticks.at(-1)].map((tick) => (tick ? speech(tick.label, words) : ''));
    return words.extent(speech(label, words), from ?? '', to ?? '');
  };
  const names = [...clouds, ...curves].map(({ label }) => speech(label, words));
  return words.plot(names, extent(x), extent(y));
}
