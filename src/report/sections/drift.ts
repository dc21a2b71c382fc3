/** How far a calculation by hand, which goes on from rounded values, drifts from the exact one. */
import { atEntry, entriesOf } from '../../backprop/entries.js';
import { isWrittenNumber } from '../../backprop/numbers/written.js';
import type { Solution } from '../../backprop/solution.js';
import { type Block, type Inlines, math, paragraph, text } from '../../document/document.js';
import { add, type Expr, mul, num, type Sym } from '../../language/expr.js';
import type { Layout } from '../../language/layout.js';
import { equalQ } from '../../language/rational.js';
import type { Rounding } from '../../language/rounding.js';
import { measured } from '../numbers.js';
import { heading, ifNotRoundedAway, inEachWay, NO_VALUE, type Sheet, shown } from '../sheet.js';

/** Longer tables are cut. */
const MOST_ROWS = 130;

/** A difference says how large it is, no more. */
const DIFFERENCE: Rounding = { kind: 'significant', digits: 2, ties: 'away' };

/** Which way the sheet calculates, where that is not the exact one. */
export function carryNote({ carry, rounding, solution, say }: Sheet): readonly Block[] {
  if (carry === 'exact') return [];
  const only = solution.problem.presentation.numbers.sections.size === 0 ? rounding : undefined;
  const note = carry === 'rounded' ? say.drift.byHand(only) : say.drift.both(only);
  const ofMemory = memoryRounding(solution);
  const isOther = ofMemory !== undefined && rounding.kind !== ofMemory.kind;
  return [paragraph(isOther ? `${note} ${say.drift.memory(ofMemory)}` : note)];
}

/** How what the optimizer keeps is rounded by hand; undefined where it keeps nothing. */
function memoryRounding({ update, handRounding }: Solution): Rounding | undefined {
  const kept = update?.parameters[0]?.lines[0];
  return kept && handRounding(kept.symbol.name);
}

/** A row for each value that is printed otherwise by hand, in the order in which they are computed. */
export function driftSection(sheet: Sheet): readonly Block[] {
  const { say, solution } = sheet;
  const rows = quantities(sheet).flatMap((q) =>
    driftRow(q, { ...sheet, rounding: solution.handRounding(q.symbol.name) }),
  );
  if (rows.length === 0) return [heading('drift', sheet), paragraph(say.drift.none)];
  const { quantity, exact, byHand, difference } = say.drift.columns;
  const caption = say.drift.table;
  return [
    heading('drift', sheet),
    paragraph(say.drift.intro),
    {
      kind: 'table',
      caption: [text(rows.length > MOST_ROWS ? say.summary.firstOf(caption, MOST_ROWS, rows.length) : caption)],
      columns: [quantity, exact, byHand, difference].map((head, n) => ({
        head: [text(head)],
        align: n === 0 ? 'left' : 'right',
      })),
      groups: [rows.slice(0, MOST_ROWS)],
    },
  ];
}

/** What has a value of its own, and what it is called. */
interface Quantity {
  readonly symbol: Sym;
  readonly name: Expr;
}

/** What is computed: the definitions, the adjoints from the loss down, the gradients. New values stand with the update. */
function quantities({ solution }: Sheet): readonly Quantity[] {
  const { problem, gradients, symbolOf } = solution;
  const adjoints = [...gradients.intermediates.filter((a) => a.name), ...gradients.parameters];
  const all: readonly Quantity[] = [
    ...problem.definitions.map((d) => ({ symbol: d.symbol, name: d.symbol })),
    ...adjoints.map((a) => ({ symbol: symbolOf(a), name: a.name ?? a.goal })),
  ];
  return all.flatMap(({ symbol, name }) =>
    (entriesOf(symbol, problem) ?? []).map((entry) => ({ symbol: entry, name: atEntry(name, symbol, entry) })),
  );
}

/** Nothing where both ways come to the same number. */
function driftRow({ symbol, name }: Quantity, sheet: Sheet): readonly (readonly Inlines[])[] {
  const difference = differenceOf(symbol, sheet);
  if (difference === undefined) return [];
  const values = inEachWay(symbol, { ...sheet, carry: 'both' });
  return [[shown(name, sheet), ...values, difference].map((layout) => [math(layout)])];
}

/** By hand less exact, where they are written as two numbers; a dash where there is none by hand. */
function differenceOf(s: Sym, { solution, rounding }: Sheet): Layout | undefined {
  const exact = solution.rounded(s, rounding);
  const byHand = ifNotRoundedAway(() => solution.byHand(s));
  if (byHand === undefined) return NO_VALUE;
  if (!isWrittenNumber(exact) || !isWrittenNumber(byHand) || equalQ(exact.value, byHand.value)) return undefined;
  const difference = solution.values.of(add(num(byHand.value.n, byHand.value.d), mul(num(-1), s)));
  return measured(difference as number, DIFFERENCE);
}
