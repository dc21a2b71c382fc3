/** What runs above and below the pages of a sheet. */
import type { Document } from '../document/document.js';
import { shortened } from './words.js';

interface Sides {
  readonly left: string;
  readonly right: string;
}

/** The head of the first page, which has the title below it, and of the others; the foot beside the page number. */
export interface RunningLines {
  readonly first: Sides;
  readonly later: Sides;
  readonly foot: string;
}

/** Letters that a course, and a title beside it, have room for. */
const ROOM = { course: 36, date: 24, kicker: 24, beside: 40, alone: 64, foot: 80 };

export function runningLines({ title, kicker, imprint }: Pick<Document, 'title' | 'kicker' | 'imprint'>): RunningLines {
  const course = shortened(imprint?.course ?? '', ROOM.course);
  return {
    first: { left: course, right: shortened(imprint?.date ?? '', ROOM.date) },
    later: {
      left: course === '' ? shortened(title, ROOM.alone) : joined([course, shortened(title, ROOM.beside)]),
      right: shortened(kicker, ROOM.kicker),
    },
    foot: shortened(joined(imprint?.origin ?? []), ROOM.foot),
  };
}

/** The same on one line, for what has no pages; empty where nothing is known. */
export const imprintLine = ({ imprint }: Document): string =>
  joined([imprint?.course, imprint?.date, ...(imprint?.origin ?? [])]);

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');
