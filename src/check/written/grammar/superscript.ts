/** What stands above a name or a bracket: a power, or a mark of a layer, a sample, a new value, a transpose. */
import { isSign, isWord, type Token } from '../token.js';
import { split, textsOf } from '../token-lists.js';
import { MARKS } from '../update-marks.js';

const TRANSPOSED: readonly string[] = ['T', 'top'];

export interface Superscript {
  readonly script: readonly string[];
  readonly primes: number;
  readonly isTransposed: boolean;
  readonly power: readonly Token[];
}

/** What a superscript on a name is: marks of layers, units and new values are part of the name, the rest is a power. */
export function superscript(sup: readonly Token[]): Superscript {
  const last = sup.at(-1);
  const isPrimed = last?.kind === 'scripts' && last.sub.length === 0 && last.sup.every((t) => isSign(t, "'"));
  const all = isPrimed && isSign(sup.at(-2), ')', ']') ? [...sup.slice(0, -1), ...last.sup] : sup;
  let rest = all;
  // `g^{\prime[1]}`, `g^{[1]\prime}`, `g^{[1]'}`
  while (isSign(rest[0], "'")) rest = rest.slice(1);
  while (isSign(rest.at(-1), "'")) rest = rest.slice(0, -1);
  const primes = all.length - rest.length;
  // In `e^{z/T}` T is a quantity.
  const isByItself = rest.length === 1 || isSign(rest.at(-2), ')', ']', ',');
  const isTransposed = isWord(rest.at(-1), ...TRANSPOSED) && isByItself;
  if (isTransposed) rest = rest.slice(0, -1);
  const groups = split(rest, ',').flatMap(bracketGroups);
  const hasMark = groups.some((group) => group.length === 1 && isWord(group[0], ...MARKS));
  // `2,new`: beside a mark a number alone is a layer too.
  const isMark = rest.length > 0 && groups.every((group) => isLayerOrMark(group) || (hasMark && isNumber(group)));
  return isMark
    ? { script: textsOf(rest), primes, isTransposed, power: [] }
    : { script: [], primes, isTransposed, power: rest };
}

/** `{b^1}^{new}`: a mark of its own above a name that has a layer there already. */
export const marksOnly = ({ sub, sup }: Token & { kind: 'scripts' }): boolean =>
  sub.length === 0 && sup.length === 1 && isWord(sup[0], ...MARKS);

export const isTransposeMark = (sup: readonly Token[]): boolean => sup.length === 1 && isWord(sup[0], ...TRANSPOSED);

/** The exponent of a power that says that it is taken entry by entry: `h^{\circ 2}`. */
export const ofEntries = (sup: readonly Token[]): readonly Token[] =>
  sup.length > 1 && isSign(sup[0], 'odot') ? sup.slice(1) : sup;

/** What such an exponent makes of its power. */
export const entrywise = (sup: readonly Token[]): { readonly isOfEntries?: true } =>
  ofEntries(sup) === sup ? {} : { isOfEntries: true };

/** `[2](i)`: a layer and a sample; `(1)+`: a layer and a new value. */
function bracketGroups(sup: readonly Token[]): readonly (readonly Token[])[] {
  const end = 1 + sup.findIndex((t) => isSign(t, ')', ']'));
  return isSign(sup[0], '(', '[') && end > 0 && end < sup.length ? [sup.slice(0, end), sup.slice(end)] : [sup];
}

/** What may stand above a name, alone or beside others: `(1)`, `new`. */
const isLayerOrMark = (sup: readonly Token[]): boolean => {
  const [first, ...more] = sup;
  if (isLayer(sup)) return true;
  return more.length === 0 && (isSign(first, '+', '*') || (first?.kind === 'word' && MARKS.has(first.text)));
};

const isNumber = ([first, ...more]: readonly Token[]): boolean => first?.kind === 'number' && more.length === 0;

/** `(2)`, `[l+1]`: a layer, a step, a sample or a unit. */
function isLayer(sup: readonly Token[]): boolean {
  const [open, close] = [sup[0], sup.at(-1)];
  if (!(isSign(open, '(') && isSign(close, ')')) && !(isSign(open, '[') && isSign(close, ']'))) return false;
  const inside = sup.slice(1, -1);
  return (
    inside.length > 0 &&
    inside.length <= 3 &&
    // `w^{(2-1)}` is a power that is being worked out.
    inside.filter((t) => t.kind === 'number').length <= 1 &&
    inside.every((t) => (t.kind === 'number' && !t.text.includes('.')) || t.kind === 'word' || isSign(t, '+', '-'))
  );
}
