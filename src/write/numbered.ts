/** The numbers that headings, equations, tables, figures and questions go by; every printing shows the same ones. */
import type { Block } from '../document/document.js';

export interface NumberedBlock {
  readonly block: Block;
  /** `3` or `3.1` for headings, `7` for equations, tables, figures and questions; empty for parts and the rest. */
  readonly number: string;
}

export function numbered(blocks: readonly Block[]): readonly NumberedBlock[] {
  const counts = { section: 0, subsection: 0, equation: 0, table: 0, figure: 0, question: 0 };
  const numberOf = (block: Block): string => {
    switch (block.kind) {
      case 'heading':
        if (block.level === 0) counts.section = 0;
        if (block.level === 0) return '';
        if (block.level === 2) return `${counts.section}.${++counts.subsection}`;
        counts.subsection = 0;
        return `${++counts.section}`;
      case 'equation':
      case 'table':
      case 'figure':
      case 'question':
        return `${++counts[block.kind]}`;
      case 'paragraph':
      case 'list':
      case 'space':
        return '';
    }
  };
  return blocks.map((block) => ({ block, number: numberOf(block) }));
}
