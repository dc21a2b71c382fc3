/** Which blocks stay on one page with what comes after them. */
import type { Block, Inlines } from '../../document/document.js';
import { plainText } from '../words.js';

/** Boxed results that follow one another stay together up to so many. */
const MOST_BOXES = 3;

/** Whether the page does not end between block `n` and the next one. */
export function keepsNext(blocks: readonly Block[], n: number): boolean {
  const [block, next] = [blocks[n], blocks[n + 1]];
  if (block === undefined || next === undefined) return false;
  const isFirst = blocks[n - 1]?.kind === 'heading';
  switch (block.kind) {
    case 'heading':
    case 'question':
      return true;
    case 'paragraph':
      return isShown(next) || introduces(block.text) || (isFirst && next.kind === 'equation');
    case 'equation':
      if (isBox(next)) return boxesUpTo(blocks, n) < MOST_BOXES;
      return isFirst && block.lines.length === 1 && !isNew(next);
    case 'table':
    case 'figure':
    case 'list':
    case 'space':
    case 'code':
      return false;
  }
}

/** A table or a figure: what stands above it leads to it. */
const isShown = ({ kind }: Block): boolean => kind === 'table' || kind === 'figure';
const isNew = ({ kind }: Block): boolean => kind === 'heading' || kind === 'question';
const introduces = (text: Inlines): boolean => plainText(text).trimEnd().endsWith(':');
const isBox = (block: Block | undefined): boolean => block?.kind === 'equation' && block.answer;
const boxesUpTo = (blocks: readonly Block[], n: number): number =>
  isBox(blocks[n]) ? 1 + boxesUpTo(blocks, n - 1) : 0;
