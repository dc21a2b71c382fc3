/** An optimizer's rule on a sheet: in symbols for a parameter, and with the numbers of one entry of it. */
import type { Adjoint } from '../backprop/adjoint.js';
import { isFrozen } from '../backprop/entries.js';
import type { ParameterUpdate, Update } from '../backprop/update.js';
import type { Block, EquationLine } from '../document/document.js';
import { type Expr, isFree, type Sym } from '../language/expr.js';
import { readExpression, scopeOf } from '../language/read.js';
import { typeset } from '../language/typeset.js';
import { renameAll, substitute } from '../language/walk.js';
import { newValueRelation } from '../notation/updated-names.js';
import { newValueLines } from './new-value.js';
import { optimizerName, optimizerSymbol } from './optimizer.js';
import { equation, isNumber, isZero, line, type Sheet, shown } from './sheet.js';
import { type UpdatedEntry, updatedEntries } from './updated-entries.js';

/** w⁺ = w − η ∂L/∂w for the first parameter that the step changes; undefined where all are frozen. */
export function updateRule(update: Update, sheet: Sheet): Block | undefined {
  const moved = update.parameters.filter(({ parameter }) => !isFrozen(parameter, sheet.solution.problem));
  const worked = moved.find(({ parameter }) => workedEntry(parameter, sheet)) ?? moved[0];
  return worked && ruleEquation(worked, update, sheet);
}

/** As the catalog has it, for one parameter, then with the numbers of an entry that moves. */
function ruleEquation(p: ParameterUpdate, update: Update, sheet: Sheet): Block {
  const { goal } = sheet.solution.gradients.parameters.find((a) => a.of === p.parameter) as Adjoint;
  const entry = workedEntry(p.parameter, sheet);
  const isGeneral = isFree(p.parameter);
  const worked = entry ? workedLines(p, goal, entry, update, sheet) : [];
  return equation([...(isGeneral || !entry ? ruleLines(p, goal, update, sheet) : []), ...worked]);
}

/** For one entry; in symbols too, where these were not given for all, or where what is assigned goes by the old name. */
function workedLines(
  p: ParameterUpdate,
  goal: Expr,
  entry: UpdatedEntry,
  update: Update,
  sheet: Sheet,
): readonly EquationLine[] {
  const isGeneral = isFree(p.parameter);
  const isAssigned = newValueRelation(sheet.solution.problem) === ':=';
  const written = renameAll(goal, p.parameter.free, entry.entry.indices);
  const gradient = { symbol: entry.gradient, ...((!isGeneral || isAssigned) && { written }) };
  const [first, ...rest] = newValueLines(atEntry(p, entry), update, gradient, sheet);
  return first ? [isGeneral ? first : { ...first, reason: optimizerName(update, sheet) }, ...rest] : [];
}

/** The first entry with a number that the step changes. */
const workedEntry = (parameter: Sym, sheet: Sheet): UpdatedEntry | undefined =>
  (updatedEntries(sheet)?.flat() ?? []).find(
    ({ entry, gradient, isKept }) =>
      entry.name === parameter.name &&
      (isFree(parameter) || entry === parameter) &&
      !isKept &&
      !isZero(gradient, sheet) &&
      isNumber(entry, sheet) &&
      isNumber(gradient, sheet),
  );

/** The update of a parameter with indices, for one entry of it. */
function atEntry({ parameter, updated, lines, value }: ParameterUpdate, { entry }: UpdatedEntry): ParameterUpdate {
  const at = <T extends Expr>(e: T): T => renameAll(e, parameter.free, entry.indices) as T;
  return {
    parameter: entry,
    updated: at(updated),
    lines: lines.map((l) => ({ symbol: at(l.symbol), value: at(l.value) })),
    value: at(value),
  };
}

function ruleLines(
  { parameter, updated }: ParameterUpdate,
  goal: Expr,
  update: Update,
  sheet: Sheet,
): readonly EquationLine[] {
  const read = (source: string): Expr =>
    substitute(readExpression(source, scopeOf({})), (s) =>
      s.name === 'w' ? parameter : s.name === 'g' ? goal : optimizerSymbol(s.name, sheet),
    );
  const lines = update.row.lines.map(({ symbol, value }) =>
    line(shown(read(value), sheet), { left: typeset(optimizerSymbol(symbol, sheet), sheet.notation), relation: '←' }),
  );
  return [
    ...lines,
    line(shown(read(update.row.update), sheet), {
      left: shown(updated, sheet),
      relation: newValueRelation(sheet.solution.problem),
      reason: optimizerName(update, sheet),
    }),
  ];
}
