/** `example | z | p`: rows of a table that are about one sample each, which the names at the heads of its columns do not say. */
import type { Batch } from '../../world/batch.js';
import type { Chain } from '../../written/chain.js';
import { allPieces, mapPieces, Unreadable, type Written } from '../../written/written.js';
import type { Names } from '../names.js';

/** The chain of such a row, its names being their entries for that sample; undefined where there is no such sample. */
export function ofSampleInRow(chain: Chain, sample: number, batch: Batch | undefined): Chain | undefined {
  const [head, ...rest] = chain.sides;
  if (batch === undefined || sample > batch.count) return undefined;
  if (head === undefined || head.written instanceof Unreadable || !isPlain(head.written)) return undefined;
  return { ...chain, sides: [{ ...head, written: entriesIn(head.written, sample) }, ...rest] };
}

/** Whether it is a name, or adds and multiplies such. */
const isPlain = (w: Written): boolean => [...allPieces(w)].every(({ kind }) => PLAIN.has(kind));
const PLAIN: ReadonlySet<Written['kind']> = new Set(['name', 'number', 'negative', 'sum', 'product']);

const entriesIn = (w: Written, sample: number): Written =>
  w.kind === 'name'
    ? { kind: 'entry', of: w, sub: [String(sample)], span: w.span }
    : mapPieces(w, (piece) => entriesIn(piece, sample));

/** Whether all that stands at its head has one value for each sample. */
export function speaksOfSamples({ sides: [head] }: Chain, names: Names, batch: Batch | undefined): boolean {
  const varies = (w: Written): boolean => {
    const of = w.kind === 'entry' && w.of.kind === 'name' ? names.read(w.of) : undefined;
    const entries = of?.letters.size === 0 ? of.at(new Map()).entries : [];
    return (
      entries.length === batch?.count &&
      entries.every((e, n) => e.kind === 'sym' && batch.varies(e.name) && e.indices[0] === n + 1)
    );
  };
  return (
    head !== undefined &&
    !(head.written instanceof Unreadable) &&
    [...allPieces(head.written)].filter(({ kind }) => kind === 'entry').every(varies)
  );
}
