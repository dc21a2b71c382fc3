/** Mathematics as text of an SVG, in the fonts of the sheet's equations. */

import { GREEK } from '../../language/greek.js';
import { infix, type Layout } from '../../language/layout.js';
import { widthOf } from '../../language/measure.js';
import { unicode } from '../../language/unicode.js';
import { round } from './round.js';

interface Run {
  readonly text: string;
  readonly font: 'mi' | 'mr';
  /** Share of the full size. */
  readonly scale: number;
  /** Where it stands beside and above the run before it, in em of the full size. */
  readonly dx: number;
  readonly raise: number;
}

const SCRIPT = 0.72;
const SUB = -0.22;
const SUP = 0.4;
/** Between a function's name and an argument without brackets. */
const APPLIED = 0.17;
const FENCES = { '(': ['(', ')'], '[': ['[', ']'], '|': ['|', '|'] } as const;

function runs(layout: Layout, scale: number, raise: number, dx = 0): readonly Run[] {
  const run = (text: string, font: Run['font'], shift = dx): Run => ({ text, font, scale, dx: shift, raise });
  switch (layout.kind) {
    case 'identifier': {
      const letter = GREEK.get(layout.name) ?? layout.name;
      return [run(letter, !layout.upright && /^\p{L}$/u.test(letter) ? 'mi' : 'mr')];
    }
    case 'row':
      return layout.items.flatMap((item, n) => runs(item, scale, raise, n === 0 ? dx : 0));
    case 'operator': {
      const sign = unicode(layout);
      return sign === '' ? [] : [run(layout.form === 'infix' ? spaced(sign) : sign, 'mr')];
    }
    case 'accent':
      return [...runs(layout.body, scale, raise, dx), accentRun(layout, scale, raise)];
    case 'script': {
      const { base, sub, sup } = layout;
      const width = sup ? widthOf(sup) * SCRIPT * scale : 0;
      return [
        ...runs(base, scale, raise, dx),
        ...(sup ? runs(sup, scale * SCRIPT, raise + SUP * scale) : []),
        ...(sub ? runs(sub, scale * SCRIPT, raise + SUB * scale, -width) : []),
      ];
    }
    case 'fraction':
      return [
        ...runs(layout.top, scale, raise, dx),
        ...runs(infix('/'), scale, raise),
        ...runs(layout.bottom, scale, raise),
      ];
    case 'apply': {
      const space = layout.argument.kind === 'fenced' ? 0 : APPLIED;
      return [...runs(layout.name, scale, raise, dx), ...runs(layout.argument, scale, raise, space * scale)];
    }
    case 'fenced': {
      const [open, close] = FENCES[layout.open];
      return [run(open, 'mr'), ...runs(layout.body, scale, raise), run(close, 'mr', 0)];
    }
    default:
      return [run(unicode(layout), 'mr')];
  }
}

const spaced = (sign: string): string =>
  sign === '/' ? sign : ',;'.includes(sign) ? `${sign}\u2009` : `\u2009${sign}\u2009`;

/** The accent's mark, moved back over the letter before it. */
function accentRun({ accent, body }: Extract<Layout, { kind: 'accent' }>, scale: number, raise: number): Run {
  const mark = { hat: '^', bar: '¯', tilde: '~' }[accent];
  const isHigh = body.kind === 'identifier' && /^[A-Zbdfhklt]/.test(body.name);
  const up = { hat: 0, bar: 0.04, tilde: 0.35 }[accent] + (isHigh ? 0.17 : 0);
  return { text: mark, font: 'mr', scale, dx: (-widthOf(body) / 2 - 0.25) * scale, raise: raise + up * scale };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `layout` as tspans whose letters have the size `size`; the baseline is where the text element stands. */
export function svgMath(layout: Layout, size: number): string {
  let raised = 0;
  return runs(layout, 1, 0)
    .map(({ text, font, scale, dx, raise }) => {
      const dy = round((raised - raise) * size);
      raised = raise;
      const shift = `${dx === 0 ? '' : ` dx="${round(dx * size)}"`}${dy === 0 ? '' : ` dy="${dy}"`}`;
      return `<tspan class="${font}"${shift} font-size="${round(scale * size)}">${escaped(text)}</tspan>`;
    })
    .join('');
}
