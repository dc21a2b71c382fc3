/** Parts of a spec that have much in common: what was said of one is referred to by the next. */
import { type Citation, paragraph } from '../document/document.js';
import type { SectionId } from '../problem/sections.js';
import { COMMA } from './labels.js';
import type { WrittenPart, WrittenSection } from './part.js';

/** Sections without results of their own. */
const SAID_ONCE: readonly SectionId[] = ['network', 'local-derivatives', 'general-formula'];

/** The parts with each section that says what an earlier part said in one sentence; with full detail each by itself. */
export function withoutRepeats(parts: readonly WrittenPart[]): readonly WrittenPart[] {
  const said = new Map<string, string>();
  return parts.map(({ part, sheet, sections, ...more }) => {
    const shortened = ({ id, blocks }: WrittenSection): WrittenSection => {
      const [head, ...rest] = blocks;
      if (part === undefined || sheet.detail === 'full' || !SAID_ONCE.includes(id) || head?.kind !== 'heading')
        return { id, blocks };
      const words = JSON.stringify([id, blocks]);
      const before = said.get(words);
      if (before !== undefined) {
        const place: Citation = { kind: 'citation', of: [labelOf(before, id)], before: COMMA, text: '' };
        return { id, blocks: [head, paragraph(sheet.say.sameAsPart(before, [place]))] };
      }
      said.set(words, part);
      return { id, blocks: [{ ...head, labels: [labelOf(part, id)] }, ...rest] };
    };
    return { part, sheet, sections: sections.map(shortened), ...more };
  });
}

const labelOf = (part: string, id: SectionId): string => `${part}: ${id}`;
