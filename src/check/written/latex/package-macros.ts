/** Commands that KaTeX does not know: of packages that people write derivations with, and those that only set things on a page. */
import { argumentsOf, type Macro, type MacroContext, type Macros, optionalOf } from './macro.js';

/** A macro whose argument says nothing of the mathematics. */
const leftOut = (context: MacroContext): string => {
  context.consumeArgs(1);
  return '';
};

/** Space of some width sets things apart. */
const apart = (context: MacroContext): string => {
  context.consumeArgs(1);
  return '\\quad';
};

/** `\dv{f}{x}`, `\dv{x}`, `\dv[2]{f}{x}`, `\dv*{f}{x}`: a derivative, or the operator alone. */
const derivative =
  (d: string): Macro =>
  (context) => {
    if (context.future().text === '*') context.popToken();
    const order = optionalOf(context);
    const above = order === undefined ? '' : `^{${order}}`;
    const [first = ''] = argumentsOf(context, 1);
    if (context.future().text !== '{') return `\\frac{${d}${above}}{${d} ${first}${above}}`;
    const [second = ''] = argumentsOf(context, 1);
    return `\\frac{${d}${above} ${first}}{${d} ${second}${above}}`;
  };
const [TOTAL, PARTIAL] = [derivative('d'), derivative('\\partial')];

/** Commands of packages, as they are set: of amsmath, physics, derivative, diffcoeff, bbm and dsfont. */
export const PACKAGE_MACROS: Macros = {
  ...{ '\\intertext': '\\text{#1}', '\\shortintertext': '\\text{#1}' },
  ...{ '\\dv': TOTAL, '\\odv': TOTAL, '\\diff': TOTAL, '\\derivative': TOTAL },
  ...{ '\\pdv': PARTIAL, '\\diffp': PARTIAL, '\\partialderivative': PARTIAL },
  ...{ '\\dd': '\\mathrm{d}', '\\grad': '\\nabla', '\\qty': '', '\\quantity': '' },
  ...{ '\\abs': '\\left|#1\\right|', '\\norm': '\\left\\|#1\\right\\|' },
  ...{ '\\vb': '\\mathbf{#1}', '\\va': '\\mathbf{#1}' },
  ...{ '\\mathbbm': '\\mathbb{#1}', '\\mathds': '\\mathbb{#1}' },
};

/** All that is read otherwise than it is set. */
export const READING_MACROS: Macros = {
  ...PACKAGE_MACROS,
  '\\underset': '\\@secondoftwo',
  '\\overset': '\\@secondoftwo',
  '\\stackrel': '\\@secondoftwo',
  '\\hfill': '\\quad',
  '\\checkmark': '',
  '\\qed': '',
  '\\label': leftOut,
  '\\nonumber': '',
  '\\notag': '',
  '\\intertext': '\\quad\\text{#1}\\quad',
  '\\shortintertext': '\\quad\\text{#1}\\quad',
  '\\bm': '#1',
  '\\coloneqq': ':=',
  '\\eqqcolon': '=:',
  '\\hspace': apart,
  '\\vspace': leftOut,
};
