/** Names of one sample: `x^{(i)}` is a row of what x is for all samples. */
import { assignmentsOf } from '../../meaning/letters.js';
import type { Ground } from '../../world/ground.js';
import type { WrittenName } from '../../written/written.js';
import type { Reading } from '../names.js';
import { quantityOf } from '../quantity-of.js';
import type { Reader } from './printed-names.js';

/** The same reader, and what its names are in the sample whose number stands above them in brackets of its own. */
export function inSamples(read: Reader, ground: Ground): Reader {
  const batch = ground.batch;
  if (batch === undefined) return read;
  const sampleOf = (name: WrittenName): Reading | undefined => {
    const mark = name.sup.slice(-3);
    const [open, sample = '', close] = mark;
    if (open !== '(' || close !== ')' || !/^(?:\p{L}|\d+)$/u.test(sample)) return undefined;
    const whole = read({ ...name, sup: name.sup.slice(0, -3) });
    if (whole === undefined) return undefined;
    const isLetter = !/^\d/.test(sample);
    if (!isLetter && Number(sample) > batch.count) return undefined;
    const varies = (at: ReadonlyMap<string, number>): boolean => {
      const { shape, entries } = whole.at(at);
      return shape[0] === batch.count && entries.every((e) => batch.varies(quantityOf(e)?.name ?? ''));
    };
    if (!assignmentsOf(whole.letters).every(varies)) return undefined;
    return {
      letters: isLetter ? new Map([...whole.letters, [sample, batch.count]]) : whole.letters,
      says: `${whole.says} in sample ${sample}`,
      at: (letters) => {
        const { shape, entries } = whole.at(letters);
        const n = isLetter ? (letters.get(sample) as number) : Number(sample);
        const each = entries.length / batch.count;
        return { shape: shape.slice(1), entries: entries.slice((n - 1) * each, n * each) };
      },
    };
  };
  return (name) => read(name) ?? sampleOf(name);
}
