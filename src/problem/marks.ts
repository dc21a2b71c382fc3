/** `marks:` what the sections of a sheet are worth. */

import type { Diagnostic } from '../language/source.js';
import { entriesOf, type Located, numberOf } from './located.js';
import type { Worth } from './presentation.js';
import { isWork, SECTIONS, type SectionId, withNeeds } from './sections.js';

/** Marks by section; undefined where the spec gives none. A section that the sheet does not have is reported. */
export function readMarks(
  node: Located | undefined,
  asked: readonly SectionId[],
  problems: Diagnostic[],
): ReadonlyMap<SectionId, Worth> | undefined {
  if (node === undefined) return undefined;
  const onSheet = withNeeds(asked);
  const markable = SECTIONS.filter((id) => onSheet.has(id) && isWork(id));
  const marks = new Map<SectionId, Worth>();
  for (const { key, keySpan, value } of entriesOf(node)) {
    const section = SECTIONS.find((id) => id === key);
    const worth = numberOf(value);
    if (section === undefined || worth === undefined) continue;
    if (markable.includes(section)) marks.set(section, { marks: worth, span: keySpan });
    else {
      const message = isWork(section)
        ? `this sheet has no section \`${key}\` to give marks for`
        : `\`${key}\` asks for no work, so it is worth no marks`;
      const hint = markable.length === 0 ? {} : { hint: `marks go to ${markable.join(', ')}` };
      problems.push({ code: 'unmarkable', span: keySpan, message, ...hint });
    }
  }
  return marks;
}
