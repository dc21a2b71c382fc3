/** Mistakes of those who write in matrices: transposes, the order of factors, the axis of a sum, the number of samples. */
import { sentence } from '../messages/sentence.js';
import { speaksOfArrays } from '../names/orientation.js';
import type { Written } from '../written/written.js';
import { integer, placesIn, productOf } from './places.js';
import { type Repair, repair, type Wrong } from './repair.js';

/** The repairs of a side that speaks of arrays. */
export function* arrays(wrong: Wrong): Generator<Repair> {
  if (!speaksOfArrays(wrong.side, wrong.names)) return;
  yield* transposes(wrong);
  yield* orders(wrong);
  yield* axes(wrong);
  yield* samples(wrong);
}

const transposed = (of: Written): Written => ({ kind: 'transpose', of, span: of.span });

function* transposes({ side, names, shown }: Wrong): Generator<Repair> {
  for (const { piece, inside, with: put } of placesIn(side, names)) {
    const { span } = piece;
    if (piece.kind === 'transpose') {
      yield repair(put(piece.of), 'transpose', span, sentence('transposeTooMany'));
    } else if (inside[0]?.kind !== 'transpose' && speaksOfArrays(piece, names)) {
      const says = piece.kind === 'name' ? sentence('transposeMissingAt', shown(piece)) : sentence('transposeMissing');
      yield repair(put(transposed(piece)), 'transpose', span, says);
    }
  }
}

/** Factors the other way round: with their transposes as they are, or all of them turned. */
function* orders({ side, names }: Wrong): Generator<Repair> {
  for (const { piece, with: put } of placesIn(side, names)) {
    if (piece.kind !== 'product') continue;
    const { factors, signs, span } = piece;
    for (const [n, right] of factors.slice(1).entries()) {
      const left = factors[n] as Written;
      if (signs[n] === 'hadamard' || !speaksOfArrays(left, names) || !speaksOfArrays(right, names)) continue;
      const swapped = productOf(factors.with(n, right).with(n + 1, left), signs, span);
      yield repair(put(swapped), 'transpose', span, sentence('factorsSwapped'));
    }
  }
}

function* axes({ side, names }: Wrong): Generator<Repair> {
  for (const { piece, with: put } of placesIn(side, names)) {
    if (piece.kind !== 'folded' || piece.fold.axis === undefined) continue;
    const fold = { ...piece.fold, axis: piece.fold.axis === 0 ? 1 : 0 } as const;
    yield repair(put({ ...piece, fold }), 'wrong-axis', piece.span, sentence('otherAxis', String(fold.axis)));
  }
}

/** The mean where the sum belongs, or the other way round. */
function* samples({ side, samples: count }: Wrong): Generator<Repair> {
  if (count === undefined) return;
  const { span } = side;
  const all = integer(count, span);
  const over: Written = { kind: 'quotient', over: side, under: all, span };
  yield repair(over, 'constant-factor', span, sentence('meanMissing', String(count)));
  const times = productOf([all, side], ['times'], span);
  yield repair(times, 'constant-factor', span, sentence('meanTooMany', String(count)));
}
