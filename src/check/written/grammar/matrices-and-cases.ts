/** Cells in rows and columns: a matrix, or behind a brace the cases of a value. */
import type { Span } from '../../../language/source.js';
import { isSign, spanOf, type Token } from '../token.js';
import type { Written, WrittenCase } from '../written.js';
import type { Grammar } from './grammar.js';

const COMPARISONS: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '=', '!=']);

/** An array, taken. Throws Unreadable. */
export function matrixOrCases(g: Grammar, { open, rows, span }: Token & { kind: 'array' }): Written {
  g.at.skip();
  const full = rows.filter((cells) => cells.some((cell) => cell.length > 0));
  if (open === '\\{' || open === '{')
    return { kind: 'cases', cases: full.map((cells) => caseOf(g, cells, span)), span };
  return { kind: 'matrix', rows: full.map((cells) => cells.map((cell) => cellOf(g, cell, span))), span };
}

const cellOf = (g: Grammar, cell: readonly Token[], around: Span): Written =>
  cell.length === 1 && isSign(cell[0], 'dots') ? { kind: 'dots', span: spanOf(cell, around) } : g.inside(cell, around);

/** A value, and behind it the comparison under which it is one. */
function caseOf(g: Grammar, [value = [], ...rest]: readonly (readonly Token[])[], span: Span): WrittenCase {
  const bare = (tokens: readonly Token[]): readonly Token[] =>
    tokens.filter((t) => t.kind !== 'gap' && !isSign(t, ','));
  const condition = bare(rest.flat());
  const at = condition.findIndex((t) => t.kind === 'sign' && COMPARISONS.has(t.text));
  const relation = condition[at];
  const inside = g.inside(bare(value), span);
  if (relation?.kind !== 'sign') return { value: inside, condition: undefined };
  return {
    value: inside,
    condition: {
      left: g.inside(condition.slice(0, at), span),
      relation: relation.text,
      right: g.inside(condition.slice(at + 1), span),
    },
  };
}
