/** How much room asks for a page of its own: for LaTeX, which does not look back once a table has begun. */
import type { Block, Table } from '../../document/document.js';
import { foldedOnPage } from '../table-width.js';
import { keepsNext } from './blocks.js';
import { isWhole } from './tables.js';

/** Lines that blocks above a table or a figure take, and what a part's heading asks for in any case. */
const LINES_OF = { heading: 3, paragraph: 2, row: 2, figure: 16 };
const BELOW_PART = 26;

/** The lines that have to be free on the page where block `n` begins; empty where TeX sees to that itself. */
export function linesNeeded(blocks: readonly Block[], n: number): string {
  const block = blocks[n] as Block;
  if (block.kind === 'space') return String(block.lines);
  if (block.kind === 'heading' && block.level === 0) return String(BELOW_PART);
  if ((block.kind !== 'heading' && block.kind !== 'paragraph') || keepsNext(blocks, n - 1)) return '';
  const together = linesTogether(blocks, n);
  return together.hasFigure ? String(together.lines) : '';
}

/** The lines of block `n` and of those that stay with it, and whether a table or a figure is among them. */
function linesTogether(blocks: readonly Block[], n: number): { readonly lines: number; readonly hasFigure: boolean } {
  const block = blocks[n] as Block;
  const below = keepsNext(blocks, n) ? linesTogether(blocks, n + 1) : { lines: 0, hasFigure: false };
  const isFigure = block.kind === 'table' || block.kind === 'figure';
  return { lines: linesOf(block) + below.lines, hasFigure: isFigure || below.hasFigure };
}

function linesOf(block: Block): number {
  if (block.kind === 'table') return linesOfTable(foldedOnPage(block).table);
  if (block.kind === 'equation') return block.lines.length * LINES_OF.row;
  return block.kind === 'heading' || block.kind === 'figure' ? LINES_OF[block.kind] : LINES_OF.paragraph;
}

/** The lines of a table that stand on the page where it begins, its caption and head included. */
export function linesOfTable(table: Table): number {
  const rows = table.groups.flat().length + table.groups.length;
  return isWhole(table) ? rows + 4 : 8;
}
