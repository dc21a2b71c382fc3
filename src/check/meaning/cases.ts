/** A value by cases. */
import { type Branch, cases, type Expr, type Relation } from '../../language/expr.js';
import type { Span } from '../../language/source.js';
import { sentence } from '../messages/sentence.js';
import type { Written } from '../written/written.js';
import { type Arr, entrywiseAll, isScalar } from './array.js';
import { fitting } from './fitting.js';
import { NotUnderstood } from './not-understood.js';
import type { Letters, Meaning } from './setting.js';

const RELATIONS: ReadonlyMap<string, Relation> = new Map([
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['>=', '>='],
  ['=', '='],
]);

/** A case with its condition. */
interface Case {
  readonly left: Arr;
  readonly relation: string;
  readonly right: Arr;
  readonly value: Arr;
  readonly span: Span;
}

/** Which case holds is asked entry by entry, and where indices decide it, here and now. Throws NotUnderstood. */
export function casesOf(m: Meaning, { cases: written, span }: Written & { kind: 'cases' }, letters: Letters): Arr {
  const branches = written.flatMap(({ value, condition }): readonly Case[] => {
    if (condition === undefined) return [];
    const [left, right] = [m.of(condition.left, letters), m.of(condition.right, letters)];
    return [{ left, relation: condition.relation, right, value: m.of(value, letters), span: value.span }];
  });
  const last = written.find((c) => c.condition === undefined)?.value ?? written.at(-1)?.value;
  if (last === undefined || branches.length === 0) throw new NotUnderstood('other', sentence('conditionNotRead'), span);
  const otherwise = m.of(last, letters);
  const parts = [...branches.flatMap(({ left, right, value }) => [left, right, value]), otherwise];
  const decided = entrywiseAll(parts, (entries) => ofEntry(branches, entries));
  return fitting(decided, parts.find((part) => !isScalar(part)) ?? otherwise, otherwise, span);
}

/** Of one entry: of each case the two that it compares and its value, one after the other, and last the value else. */
function ofEntry(branches: readonly Case[], entries: readonly Expr[]): Expr {
  const open: Branch[] = [];
  const withOpen = (otherwise: Expr): Expr => (open.length > 0 ? cases(open, otherwise) : otherwise);
  for (const [n, { relation, span }] of branches.entries()) {
    const [left, right, value] = entries.slice(3 * n) as [Expr, Expr, Expr];
    const holds = holdsOfIndices(left, relation, right);
    if (holds === true) return withOpen(value);
    if (holds === false) continue;
    const known = RELATIONS.get(relation);
    if (known === undefined) throw new NotUnderstood('other', sentence('conditionNotRead'), span);
    open.push({ left, relation: known, right, value });
  }
  return withOpen(entries.at(-1) as Expr);
}

/** Whether two indices are the same, or not, as is asked; undefined where it is not indices that are compared. */
function holdsOfIndices(left: Expr, relation: string, right: Expr): boolean | undefined {
  if (left.kind !== 'num' || right.kind !== 'num' || (relation !== '=' && relation !== '!=')) return undefined;
  return (left === right) === (relation === '=');
}
