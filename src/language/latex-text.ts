/** Words for LaTeX: every character that TeX acts on is spelled, and what pdflatex cannot set is replaced. */
import { GREEK } from './greek.js';

const SPELLED: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['{', '\\{'],
  ['}', '\\}'],
  ['$', '\\$'],
  ['&', '\\&'],
  ['%', '\\%'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['^', '\\textasciicircum{}'],
  ['~', '\\textasciitilde{}'],
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
  ['|', '\\textbar{}'],
  ['`', '\\textasciigrave{}'],
  ['–', '--'],
  ['—', '---'],
  ['‘', '`'],
  ['’', "'"],
  ['“', '``'],
  ['”', "''"],
  ['…', '\\ldots{}'],
  ['\u00a0', '~'],
  ['\u2009', '\\,'],
  ['\u202f', '\\,'],
  ['−', '$-$'],
  ['×', '$\\times$'],
  ['·', '$\\cdot$'],
  ['⋅', '$\\cdot$'],
  ['÷', '$\\div$'],
  ['±', '$\\pm$'],
  ['≈', '$\\approx$'],
  ['≠', '$\\neq$'],
  ['≤', '$\\le$'],
  ['≥', '$\\ge$'],
  ['→', '$\\to$'],
  ['←', '$\\leftarrow$'],
  ['∂', '$\\partial$'],
  ['∑', '$\\sum$'],
  ['√', '$\\surd$'],
  ['∞', '$\\infty$'],
  ['∈', '$\\in$'],
  ['⊙', '$\\odot$'],
  ['∇', '$\\nabla$'],
  ['′', "$'$"],
  ['²', '$^2$'],
  ['³', '$^3$'],
  ['¹', '$^1$'],
  ['½', '$\\frac{1}{2}$'],
  ['ᵀ', '$^{\\top}$'],
  ...[...GREEK].map(([name, letter]): [string, string] => [letter, `$\\${name}$`]),
]);

/** Accented Latin letters and marks that the T1 encoding sets, as tried with pdflatex. */
const IN_T1 =
  /^[\u00a1-\u00ac\u00ae-\u0125\u0128-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u0165\u0168-\u017e\u0218-\u021b\u2020-\u2022\u201a\u201e\u2030\u2039\u203a\u20ac\u2122]$/u;

/** One character as pdflatex can set it. A character that it cannot is named by its code point. */
function latexCharacter(character: string): string {
  const spelled = SPELLED.get(character);
  if (spelled !== undefined) return spelled;
  if (/^[\x20-\x7e]$/.test(character)) return character;
  if (/^\s$/u.test(character)) return ' ';
  if (IN_T1.test(character)) return character;
  if (/^[\p{M}\p{Cc}\p{Cf}]$/u.test(character)) return '';
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '');
  if (/^[\x20-\x7e]+$/.test(plain)) return latexText(plain);
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `[U+${code.padStart(4, '0')}]`;
}

/** `text` printing as itself: nothing in it means anything to TeX, and `--` stays two hyphens. */
export function latexText(text: string): string {
  let latex = '';
  for (const character of text.normalize('NFC')) {
    const ligates = /[-,']/.test(character) && latex.endsWith(character);
    latex += ligates ? `{}${latexCharacter(character)}` : latexCharacter(character);
  }
  return latex;
}
