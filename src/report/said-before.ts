/** Parts of a spec that have much in common: what was said of one is referred to by the next. */
import { paragraph } from '../document/document.js';
import type { SectionId } from '../problem/sections.js';
import type { WrittenPart, WrittenSection } from './part.js';

/** Sections without results of their own. */
const SAID_ONCE: readonly SectionId[] = ['network', 'local-derivatives', 'general-formula'];

/** The parts with each section that says what an earlier part said in one sentence; with full detail each by itself. */
export function withoutRepeats(parts: readonly WrittenPart[]): readonly WrittenPart[] {
  const said = new Map<string, string>();
  return parts.map(({ part, sheet, sections, ...more }) => {
    const shortened = ({ id, blocks }: WrittenSection): WrittenSection => {
      const [head] = blocks;
      const words = JSON.stringify([id, blocks]);
      const before = said.get(words);
      if (part === undefined || sheet.detail === 'full' || !SAID_ONCE.includes(id)) return { id, blocks };
      said.set(words, before ?? part);
      if (!head || before === undefined) return { id, blocks };
      return { id, blocks: [head, paragraph(sheet.say.sameAsPart(before))] };
    };
    return { part, sheet, sections: sections.map(shortened), ...more };
  });
}
