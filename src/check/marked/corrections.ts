/** How a calculation goes on from the right values: what each line from the first mistake on should have come to. */
import type { CheckedClaim } from '../checked.js';
import type { Expected } from '../judge/verdict.js';
import { withZeros } from '../mistakes/numbers.js';

export interface Correction {
  readonly claim: CheckedClaim;
  /** The left side of its chain, as the document writes it; of a cell of a table, the name that the spec has for it. */
  readonly head: string;
  readonly isWritten: boolean;
  /** What the line ends with, as the document writes it. */
  readonly written: string;
  /** What it should end with: a number, to as many digits, or a formula. */
  readonly right: string | Expected;
}

const SIGN = /:?=|\\approx|\\to\b|\\rightarrow|[≈→]/;
/** A number that is all there is on a side, but for what closes the formula. */
const NUMBER = /^[\s&]*(?<number>[-−]?\d+(?:(?:\.|,|\{,\})(?<decimals>\d+))?)(?:\s|\\\\|\\end\{[a-z*]+\}|[.,;}])*$/;

/** What closes a formula or its row. */
const ENDING = /(?:\s|\\\\|\\end\{[a-z*]+\}|[.,;])*$/;

/** Of the lines that are wrong, or follow from one that is, those whose right end is known. */
export function correctionsOf(claims: readonly CheckedClaim[], text: string): readonly Correction[] {
  let head = '';
  return claims.flatMap((claim): readonly Correction[] => {
    const said = text.slice(claim.span.start, claim.span.end);
    const left = said
      .slice(0, SIGN.exec(said)?.index ?? 0)
      .replaceAll('&', '')
      .trim();
    if (left !== '') head = left;
    const [quantity, ...others] = claim.about;
    const isWritten = SIGN.test(said) || quantity === undefined;
    const about = { claim, head: isWritten ? head : quantity.name, isWritten };
    const last = claim.links.at(-1)?.side;
    const { number, decimals = '' } = (last && NUMBER.exec(text.slice(last.start, last.end))?.groups) ?? {};
    const isMistake = claim.verdict === 'wrong' || claim.verdict === 'follows';
    if (!isMistake || last === undefined) return [];
    if (number !== undefined) {
      if (quantity?.value === undefined || others.length > 0) return [];
      const right = toPlaces(quantity.value, decimals.length);
      const hasComma = number.includes(',');
      return [{ ...about, written: number.replace('{,}', ','), right: hasComma ? right.replace('.', ',') : right }];
    }
    const written = text.slice(last.start, last.end).replace(ENDING, '').replaceAll('&', '').trim();
    return claim.expected ? [{ ...about, written, right: claim.expected }] : [];
  });
}

/** So many places as are written, and so many that three digits of a number are told; what is exact, without its zeros. */
function toPlaces(value: number, places: number): string {
  const needed = value === 0 ? 0 : 2 - Math.floor(Math.log10(Math.abs(value)));
  return withZeros((value + 0).toFixed(Math.min(20, Math.max(places, needed, 0))), value);
}
