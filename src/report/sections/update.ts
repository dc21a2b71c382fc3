/** The update: the rule, one parameter worked, then every parameter with its old value, gradient and new value. */

import type { Adjoint } from '../../backprop/adjoint.js';
import type { ParameterUpdate, Update } from '../../backprop/update.js';
import { type Block, type Inlines, math, type Table, text } from '../../document/document.js';
import { type Expr, type Index, isFree, type Sym, sym } from '../../language/expr.js';
import { readExpression, scopeOf } from '../../language/read.js';
import { typeset } from '../../language/typeset.js';
import { renameAll, substitute } from '../../language/walk.js';
import type { Problem } from '../../problem/problem.js';
import { countEntries, entriesOf } from '../entries.js';
import { newValueRelation } from '../notation/updated-names.js';
import { constantsOf, optimizerName } from '../optimizer.js';
import { equation, heading, line, printed, type Sheet, shown } from '../sheet.js';

/** Longer tables are left to the JSON output. */
const MOST_ROWS = 130;

/** One step of the optimizer on every parameter that is not frozen. */
export function updateSection(sheet: Sheet): readonly Block[] {
  const { update } = sheet.solution;
  const [first] = update?.parameters ?? [];
  return update ? updateBlocks(update, first ? [ruleEquation(first, update, sheet)] : [], sheet) : [];
}

/** Without the rule as an equation, where each single parameter was worked before. */
export function updateTableSection(sheet: Sheet): readonly Block[] {
  const { update } = sheet.solution;
  if (!update || update.parameters.some((p) => isFree(p.parameter))) return updateSection(sheet);
  return updateBlocks(update, [], sheet);
}

function updateBlocks(update: Update, rule: readonly Block[], sheet: Sheet): readonly Block[] {
  const { gradients } = sheet.solution;
  const sentence = sheet.say.update.rule(optimizerName(update, sheet), constantsOf(update, sheet));
  const blocks: Block[] = [heading('update', sheet), { kind: 'paragraph', text: sentence }, ...rule];
  const adjointOf = new Map(gradients.parameters.map((a) => [a.of, a]));
  const rows = update.parameters.map((p) => rowsOf(p, adjointOf.get(p.parameter) as Adjoint, sheet));
  if (rows.some((r) => r === undefined)) {
    blocks.push({ kind: 'paragraph', text: [text(sheet.say.update.tooMany)] });
  } else blocks.push(newValues(rows as readonly (readonly Inlines[])[][], sheet));
  return blocks;
}

/** w⁺ = w − η ∂L/∂w, as the catalog has it, for one parameter. */
function ruleEquation({ parameter, updated }: ParameterUpdate, update: Update, sheet: Sheet): Block {
  const goal = sheet.solution.gradients.parameters.find((a) => a.of === parameter)?.goal as Expr;
  const read = (source: string): Expr =>
    substitute(readExpression(source, scopeOf({})), (s) =>
      s.name === 'w' ? parameter : s.name === 'g' ? goal : undefined,
    );
  const lines = update.row.lines.map(({ symbol, value }) =>
    line(shown(read(value), sheet), { left: typeset(sym(symbol), sheet.notation), relation: '←' }),
  );
  return equation([
    ...lines,
    line(shown(read(update.row.update), sheet), {
      left: shown(updated, sheet),
      relation: newValueRelation(sheet.solution.problem),
      reason: optimizerName(update, sheet),
    }),
  ]);
}

/** Old value, gradient, new value; undefined where the entries are too many or not known. */
function rowsOf(p: ParameterUpdate, gradient: Adjoint, sheet: Sheet): (readonly Inlines[])[] | undefined {
  const { problem } = sheet.solution;
  if ((countEntries(p.parameter, problem) ?? Number.POSITIVE_INFINITY) > MOST_ROWS) return undefined;
  const at = (s: Sym, formal: Sym, entry: Sym): Sym =>
    isFree(formal) ? (renameAll(s, s.free, indicesOf(s, formal, entry)) as Sym) : s;
  const symbol = sheet.solution.symbolOf(gradient);
  return (entriesOf(p.parameter, problem) ?? []).map((entry) => {
    const fresh = at(p.updated, p.parameter, entry);
    return [
      [math(typeset(entry, sheet.notation))],
      [math(printed(entry, sheet).layout)],
      [math(printed(at(symbol, p.parameter, entry), sheet).layout)],
      isFrozen(entry, problem) ? [text(sheet.say.update.frozen)] : [math(printed(fresh, sheet).layout)],
    ];
  });
}

export const isFrozen = (entry: Sym, { frozen }: Problem): boolean =>
  frozen.has(keyOf(entry)) || frozen.has(entry.name);

/** The entry's numbers, for the indices of another symbol that runs along the same axes. */
const indicesOf = (s: Sym, formal: Sym, entry: Sym): readonly Index[] =>
  s.free.map((_, n) => entry.indices[formal.indices.indexOf(formal.free[n] as Index)] as Index);

const keyOf = (s: Sym): string => (s.indices.length === 0 ? s.name : `${s.name}[${s.indices.join()}]`);

function newValues(groups: readonly (readonly Inlines[])[][], { say }: Sheet): Table {
  const { columns, table } = say.update;
  return {
    kind: 'table',
    caption: [text(table)],
    columns: [
      { head: [text(columns.parameter)], align: 'left' },
      { head: [text(columns.old)], align: 'right' },
      { head: [text(columns.gradient)], align: 'right' },
      { head: [text(columns.new)], align: 'right' },
    ],
    groups: groups.length > 4 ? [groups.flat()] : groups,
  };
}
