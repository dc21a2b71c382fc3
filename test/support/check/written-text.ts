/** A formula as it was understood, in one line: for tables of what is read how. */
import { chainsOf } from '../../../src/check/written/chain.js';
import { latexTokens } from '../../../src/check/written/latex/latex-tokens.js';
import type { Vocabulary } from '../../../src/check/written/token.js';
import { Unreadable, type Written, type WrittenName } from '../../../src/check/written/written.js';

const FUNCTIONS: ReadonlySet<string> = new Set(['sigma', 'tanh', 'exp', 'log', 'ln', 'ReLU', 'max']);
const VOCABULARY: Vocabulary = { isFunction: (word) => FUNCTIONS.has(word), words: new Set(['net', 'out', 'new']) };

/** The chains in a LaTeX formula, sides between their relations; what cannot be read is its message. */
export function chainTexts(latex: string): readonly string[] {
  return chainsOf(latexTokens(latex, {}, VOCABULARY), VOCABULARY).map(({ goesOn, sides, relations }) => {
    const texts = sides.map(({ written }) =>
      written instanceof Unreadable ? `!${written.reason.id}` : textOf(written),
    );
    const signs = relations.map((r) => ` ${r.text} `);
    return goesOn
      ? texts
          .map((text, n) => `${signs[n]}${text}`)
          .join('')
          .trim()
      : texts.map((text, n) => `${n === 0 ? '' : signs[n - 1]}${text}`).join('');
  });
}

function textOf(w: Written): string {
  switch (w.kind) {
    case 'number':
      return `${w.value.d === 1n ? w.value.n : `${w.value.n}/${w.value.d}`}${w.lastPlace === undefined ? '' : `e${w.lastPlace}`}`;
    case 'name':
      return nameText(w);
    case 'negative':
      return `-${textOf(w.of)}`;
    case 'sum':
      return `(${w.terms.map(textOf).join(' + ')})`;
    case 'product':
      return w.factors
        .map((f, n) => `${n === 0 ? '' : SIGNS[w.signs[n - 1] as keyof typeof SIGNS]}${textOf(f)}`)
        .join('');
    case 'quotient':
      return `[${textOf(w.over)} / ${textOf(w.under)}]`;
    case 'power':
      return `${textOf(w.base)}**${textOf(w.exponent)}`;
    case 'transpose':
      return `${textOf(w.of)}.T`;
    case 'entry':
      return `${textOf(w.of)}[${w.sub.join('')}]`;
    case 'folded':
      return `${w.fold.operator}${w.fold.axis ?? ''}(${textOf(w.of)})`;
    case 'root':
      return `sqrt(${textOf(w.of)})`;
    case 'absolute':
      return `|${textOf(w.of)}|`;
    case 'applied':
      return `${nameText(w.head)}${w.powerOnHead ? `**${textOf(w.powerOnHead)}` : ''}(${w.args.map(textOf).join('; ')})`;
    case 'derivative':
      return `D(${textOf(w.of)}, ${textOf(w.by)})`;
    case 'big':
      return `${w.operator}[${w.index ?? ''}${w.from ? `=${textOf(w.from)}` : ''}${w.to ? `..${textOf(w.to)}` : ''}](${textOf(w.body)})`;
    case 'dots':
      return '…';
    case 'matrix':
      return `[${w.rows.map((row) => row.map(textOf).join(', ')).join('; ')}]`;
    case 'cases':
      return `{${w.cases.map((c) => `${textOf(c.value)}${c.condition ? ` if ${textOf(c.condition.left)} ${c.condition.relation} ${textOf(c.condition.right)}` : ''}`).join('; ')}}`;
    case 'evaluated':
      return `at(${textOf(w.body)})`;
  }
}

const SIGNS = { 'side by side': ' ', times: ' * ', hadamard: ' ⊙ ', matrix: ' @ ' } as const;

const nameText = ({ base, accents, sub, sup, primes }: WrittenName): string =>
  `${base}${accents.map((a) => `~${a}`).join('')}${sub.length > 0 ? `_${sub.join('')}` : ''}${sup.length > 0 ? `^${sup.join('')}` : ''}${"'".repeat(primes)}`;
