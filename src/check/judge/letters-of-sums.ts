/** `\sum_j \exp(a_j)` beside `a_k`: a sum may run over any letter, though elsewhere in a document letters tell the layers. */
import { allPieces, mapPieces, type Written } from '../written/written.js';

/** A side with a sum's letter as one of those that stand at the head, which its names have elsewhere. */
export function* withLettersOf(head: Written, side: Written): Generator<Written> {
  const free = new Set([...allPieces(head)].flatMap((p) => (p.kind === 'name' ? p.sub.filter(isLetter) : [])));
  const bound = new Set(
    [...allPieces(side)].flatMap((p) => (p.kind === 'big' && p.index !== undefined ? p.index : [])),
  );
  for (const from of bound) for (const to of free) if (from !== to) yield inSums(side, from, to);
}

const isLetter = (text: string): boolean => /^\p{L}$/u.test(text);

/** The sums over one letter as sums over another. */
function inSums(w: Written, from: string, to: string): Written {
  if (w.kind === 'big' && w.index === from) return { ...w, index: to, body: below(w.body, from, to) };
  return mapPieces(w, (piece) => inSums(piece, from, to));
}

function below(w: Written, from: string, to: string): Written {
  if (w.kind === 'name') return { ...w, sub: w.sub.map((text) => (text === from ? to : text)) };
  return mapPieces(w, (piece) => below(piece, from, to));
}
