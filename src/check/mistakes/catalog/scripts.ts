/** Scripts swapped or one off, for names whose indices are letters, or that stand for arrays. */
import { sentence } from '../../messages/sentence.js';
import type { Names } from '../../names/names.js';
import { isRunning } from '../../names/script.js';
import type { WrittenName } from '../../written/written.js';
import type { MistakeCode } from '../codes.js';
import type { Place } from '../places.js';
import { type Repair, repair, type Wrong } from '../repair.js';

/** The name with another number or letter for one of its scripts, or with that of the step before or behind. */
export function* withOtherIndex(name: WrittenName, names: Names): Generator<WrittenName> {
  for (const sub of ofNextSteps(name.sub)) if (names.read({ ...name, sub })) yield { ...name, sub };
  for (const key of ['sub', 'sup'] as const) {
    for (const [n, text] of name[key].entries()) {
      const others = /^\d$/.test(text) ? ['1', '2', '3', '4'] : /^[a-z]$/.test(text) ? ['i', 'j', 'k', 'l'] : [];
      for (const other of others) {
        const mended = { ...name, [key]: name[key].with(n, other) };
        if (other !== text && names.read(mended)) yield mended;
      }
    }
  }
}

/** `t - 1` for `t`, and `t` for `t - 1`. */
function ofNextSteps([letter, ...shift]: readonly string[]): readonly (readonly string[])[] {
  if (letter === undefined || !isRunning(letter)) return [];
  if (shift.length === 0) return [[letter, '-', '1']];
  return shift.join('') === '-1' ? [[letter]] : [];
}

/** The name with other scripts, then transposed. */
export function* otherScripts(name: WrittenName, place: Place, wrong: Wrong): Generator<Repair> {
  const { names } = wrong;
  const put = (other: WrittenName, code: MistakeCode, id: 'standsFor' | 'transposed'): Repair =>
    repair(place.with(other), code, name.span, { id, with: [wrong.shown(name), wrong.shown(other)] });
  const reading = names.read(name);
  const isSingle = reading !== undefined && reading.letters.size === 0 && wrong.meaningOf(name) !== undefined;
  if (isSingle) return;
  const indices = name.sub.filter((text) => text !== ',');
  if (indices.length === 2 && indices[0] !== indices[1]) {
    const [a = '', b = ''] = indices;
    const swapped = { ...name, sub: name.sub.map((text) => (text === a ? b : text === b ? a : text)) };
    if (names.read(swapped)) yield put(swapped, 'transpose', 'transposed');
  }
  for (const mended of withOtherIndex(name, names)) yield put(mended, 'index-slip', 'standsFor');
  if (place.inside[0]?.kind === 'transpose') return;
  const { piece } = place;
  yield repair(
    place.with({ kind: 'transpose', of: piece, span: piece.span }),
    'transpose',
    name.span,
    sentence('standsFor', wrong.shown(name), `${wrong.shown(name)}ᵀ`),
  );
}
