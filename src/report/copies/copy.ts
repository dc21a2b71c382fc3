/** A copy: what it takes from a part of a spec, out of the sections that were written. */
import type { Block } from '../../document/document.js';
import type { PartMarks } from '../marks.js';
import type { WrittenPart, WrittenSection } from '../part.js';
import type { Sheet } from '../sheet.js';

export interface Copy {
  /** Whether it shows the automatic marks where the spec gives none. */
  readonly showsMarks: 'always' | 'given';
  /** Whether a student writes on it. */
  readonly isFilledIn: boolean;
  /** Whether a part refers to what an earlier one said, instead of saying it again. */
  readonly refersBack?: true;
  readonly blocks: (part: WrittenPart) => readonly Block[];
}

/** What a question is worth, in words; undefined where it is worth nothing. */
export function worthOf({ id }: Pick<WrittenSection, 'id'>, marks: PartMarks, { say }: Sheet): string | undefined {
  const worth = marks.questions.get(id) ?? 0;
  return worth === 0 ? undefined : say.copies.marks(worth);
}

/** The blocks of a section with its marks at its first heading. */
export function marked({ id, blocks }: WrittenSection, marks: PartMarks, sheet: Sheet): readonly Block[] {
  const worth = worthOf({ id }, marks, sheet);
  const first = blocks.findIndex((block) => block.kind === 'heading');
  return worth === undefined
    ? blocks
    : blocks.map((block, n) => (n === first && block.kind === 'heading' ? { ...block, marks: worth } : block));
}
