/** Each kind of figure in each printing. */
import { markedLayout } from '../../document/decimal-mark.js';
import type { Curve, Figure, PlotPoint } from '../../document/figure.js';
import { brackets, infix, joined, type Layout, number } from '../../language/layout.js';
import type { SpeechWords } from '../../language/speech.js';
import type { WriteMath } from '../tex-notation.js';
import { curvesPgfplots } from './curves-pgfplots.js';
import { curvesSvg } from './curves-svg.js';
import { graphSvg } from './graph-svg.js';
import { graphTikz } from './graph-tikz.js';
import { networkSvg } from './network-svg.js';
import { networkTikz } from './network-tikz.js';

/** To stand inside a page that has the fonts and the classes, labelled with `words`. */
export function figureSvg(figure: Figure, words: SpeechWords): string {
  switch (figure.kind) {
    case 'network':
      return networkSvg(figure, words);
    case 'curves':
      return curvesSvg(figure, words);
    case 'graph':
      return graphSvg(figure, words);
  }
}

/** Its styles are set in the page's preamble. */
export function figureTikz(figure: Figure, latex: WriteMath): string {
  switch (figure.kind) {
    case 'network':
      return networkTikz(figure, latex);
    case 'curves':
      return curvesPgfplots(figure, latex);
    case 'graph':
      return graphTikz(figure, latex);
  }
}

/** Where a curve begins and ends, in four digits and with this decimal mark: for printings that cannot draw it. */
export function endsOf({ pieces }: Curve, mark: string): readonly Layout[] {
  const points = pieces.flat();
  const short = (value: number): Layout => number(String(Number(value.toPrecision(4))));
  const place = ({ x, y }: PlotPoint): Layout => brackets(joined([short(x), short(y)], infix(',')));
  return [...points.slice(0, 1), ...points.slice(1).slice(-1)].map((point) => markedLayout(place(point), mark));
}
