/** Each kind of figure in each printing. */
import type { Curve, Figure, PlotPoint } from '../../document/figure.js';
import { curvesPgfplots } from './curves-pgfplots.js';
import { curvesSvg } from './curves-svg.js';
import { networkSvg } from './network-svg.js';
import { networkTikz } from './network-tikz.js';

/** To stand inside a page that has the fonts and the classes. */
export const figureSvg = (figure: Figure): string =>
  figure.kind === 'network' ? networkSvg(figure) : curvesSvg(figure);

/** Its styles are set in the page's preamble. */
export const figureTikz = (figure: Figure): string =>
  figure.kind === 'network' ? networkTikz(figure) : curvesPgfplots(figure);

/** Where a curve begins and ends, in four digits: for printings that cannot draw it. */
export function endsOf({ pieces }: Curve): readonly PlotPoint[] {
  const points = pieces.flat();
  const short = (value: number): number => Number(value.toPrecision(4));
  return [...points.slice(0, 1), ...points.slice(1).slice(-1)].map(({ x, y }) => ({ x: short(x), y: short(y) }));
}
