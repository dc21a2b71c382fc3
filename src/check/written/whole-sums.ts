/**
 * `\sum_i a_i + b_i`, where nothing but the sum says what i is: whoever leaves out the brackets means both terms. And
 * `sum(a_i - b_i)`, which leaves out the letter.
 */
import { type Chain, mapSides } from './chain.js';
import { mapPieces, piecesOf, Unreadable, type Written } from './written.js';

/** A chain whose sums reach as far as their letters stand; a letter that its head has too may be meant as that of the head. */
export function withWholeSums(chain: Chain): Chain {
  const head = chain.goesOn ? undefined : chain.sides[0]?.written;
  const isOfHead = (letter: string): boolean =>
    head !== undefined && !(head instanceof Unreadable) && runsFreely(letter, head);
  return mapSides(chain, (w) => whole(w, isOfHead));
}

function whole(w: Written, isOfHead: (letter: string) => boolean): Written {
  const inner = mapPieces(w, (piece) => whole(piece, isOfHead));
  if (inner.kind === 'big') return withLetter(inner, isOfHead);
  if (inner.kind !== 'sum') return inner;
  const terms: Written[] = [];
  let reached: Written | undefined;
  for (const term of inner.terms) {
    const before = terms.at(-1);
    const letter = before && lastLetter(before, before === reached);
    if (before && letter && !isOfHead(letter) && runsFreely(letter, term)) {
      reached = reaching(before, term);
      terms.splice(-1, 1, reached);
    } else terms.push(term);
  }
  const [only] = terms as [Written];
  if (terms.length === inner.terms.length) return inner;
  return terms.length === 1 ? only : { ...inner, terms };
}

const COUNTING = ['i', 'j', 'k', 'l', 'n'];

/** A sum over the only letter that counts on the names in it, where it says none itself. */
function withLetter(w: Written & { kind: 'big' }, isOfHead: (letter: string) => boolean): Written {
  const [only, ...others] = COUNTING.filter((letter) => runsFreely(letter, w.body) && !isOfHead(letter));
  return w.index === undefined && only && others.length === 0 ? { ...w, index: only } : w;
}

/** The letter of the sum that a term ends with, where no brackets end it; those of one that has `grown` are ours. */
function lastLetter(w: Written, grown: boolean): string | undefined {
  if (w.kind === 'big') return w.operator === 'sum' && (grown || w.body.kind !== 'sum') ? w.index : undefined;
  if (w.kind === 'negative') return lastLetter(w.of, grown);
  const last = w.kind === 'product' ? w.factors.at(-1) : undefined;
  return last && lastLetter(last, grown);
}

/** The term with one more in the sum that it ends with. */
function reaching(w: Written, term: Written): Written {
  const span = { start: w.span.start, end: term.span.end };
  if (w.kind === 'negative') return { ...w, of: reaching(w.of, term), span };
  if (w.kind === 'product') {
    const last = w.factors.at(-1) as Written;
    return { ...w, factors: [...w.factors.slice(0, -1), reaching(last, term)], span };
  }
  if (w.kind !== 'big') return w;
  const inside = { start: w.body.span.start, end: term.span.end };
  return { ...w, body: { kind: 'sum', terms: [w.body, term], span: inside }, span };
}

/** Whether a letter counts on a name, and no sum inside says what it is. */
function runsFreely(letter: string, w: Written): boolean {
  if (w.kind === 'name') return [...w.sub, ...w.sup].includes(letter);
  if (w.kind === 'big' && w.index === letter) return false;
  return piecesOf(w).some((piece) => runsFreely(letter, piece));
}
