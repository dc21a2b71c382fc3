/** The comparison: the problem and its alternative, quantity by quantity, and what that does to the gradients. */
import { type Block, type Inlines, math, paragraph, type Table, text } from '../../document/document.js';
import { inlineForm } from '../../language/inline.js';
import type { Layout } from '../../language/layout.js';
import { ValueError } from '../../language/value-error.js';
import type { ComparisonTask } from '../../problem/problem.js';
import { TaskError } from '../../problem/task-error.js';
import { GROUPS, type Quantity, quantitiesOf } from '../comparison-rows.js';
import { measured } from '../numbers.js';
import { heading, newSheet, type Sheet } from '../sheet.js';

/** Of larger problems only the loss stands in the table. */
const MOST_ROWS = 130;
const MOST_NAMES = 8;
/** Norms that are nearer to one another, in comparison with their size, are called the same. */
const SAME = 1e-9;

/** A quantity in both problems. */
type Pair = readonly [Quantity, Quantity];

/** Throws a TaskError where the alternative has no value. */
export function comparisonSection(sheet: Sheet): readonly Block[] {
  const { problem, alternative } = sheet.solution;
  const asked = problem.tasks.find((t) => t.kind === 'comparison');
  if (asked === undefined || alternative === undefined) return [];
  const task = inOwnWords(asked, sheet);
  const own = quantitiesOf(sheet);
  const others = atTheTask(task, () => quantitiesOf(newSheet(alternative, { rounding: sheet.rounding })));
  const byKey = new Map(others.map((q) => [q.key, q]));
  const pairs = own.flatMap((q): Pair[] => {
    const other = byKey.get(q.key);
    return other ? [[q, other]] : [];
  });
  const say = sheet.say.comparison;
  const remarks = inWords(pairs, task, sheet);
  return [
    heading('comparison', sheet),
    paragraph(say.intro(task.before, task.after)),
    pairTable(pairs.length > MOST_ROWS ? pairs.filter(([q]) => q.group === 'loss') : pairs, task, sheet),
    ...(remarks.length > 0 ? [paragraph(remarks)] : []),
  ];
}

function atTheTask<T>({ span, after }: ComparisonTask, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new TaskError(error.code, span, `with ${after} this problem has no values: ${error.message}`);
  }
}

function pairTable(pairs: readonly Pair[], { before, after }: ComparisonTask, { say }: Sheet): Table {
  const groups = GROUPS.map((group) => pairs.filter(([q]) => q.group === group)).filter((g) => g.length > 0);
  return {
    kind: 'table',
    caption: [text(say.comparison.table)],
    columns: [
      { head: [text(say.comparison.quantity)], align: 'left' },
      { head: [text(before)], align: 'right' },
      { head: [text(after)], align: 'right' },
    ],
    groups: groups.map((group) =>
      group.map(([q, other]) => [[math(inlineForm(q.name))], [math(q.cell)], [math(other.cell)]]),
    ),
  };
}

/** What differs by the names that activations and losses have in the sheet's language. */
function inOwnWords(task: ComparisonTask, { say }: Sheet): ComparisonTask {
  const named = (names: string): string =>
    names
      .split(', ')
      .map((name) => say.network.activations[name] ?? say.comparison.losses[name] ?? name)
      .join(', ');
  return { ...task, before: named(task.before), after: named(task.after) };
}

/** Which gradients are larger, and which are 0 in one of the two only; nothing where there are no numbers. */
function inWords(pairs: readonly Pair[], task: ComparisonTask, sheet: Sheet): Inlines {
  const say = sheet.say.comparison;
  const gradients = pairs.filter(([q]) => q.group === 'gradients');
  const known = gradients.every((pair) => pair.every(({ value }) => value !== undefined));
  if (gradients.length === 0 || !known) return [];
  const norms = [0, 1].map((side) =>
    Math.sqrt(gradients.reduce((sum, pair) => sum + (pair[side]?.value ?? 0) ** 2, 0)),
  );
  const vanishing = (side: 0 | 1): Inlines => {
    const names = gradients.filter((pair) => pair[side].value === 0 && pair[side === 0 ? 1 : 0].value !== 0);
    if (names.length === 0 || names.length === gradients.length) return [];
    const listed = sheet.say.mathematics.list(names.map(([q]) => [math(q.name)]));
    return say.zero(side === 0 ? task.before : task.after, names.length > MOST_NAMES ? names.length : listed);
  };
  const sentences = [ofNorms(norms as [number, number], task, sheet), vanishing(0), vanishing(1)];
  return sentences.filter((s) => s.length > 0).flatMap((s, n) => [...(n === 0 ? [] : [text(' ')]), ...s]);
}

function ofNorms([own, other]: readonly [number, number], { before, after }: ComparisonTask, sheet: Sheet): Inlines {
  const say = sheet.say.comparison;
  if (own === 0 && other === 0) return [text(say.bothZero)];
  if (own === 0 || other === 0) return [text(say.allZero(own === 0 ? before : after))];
  if (Math.abs(own - other) <= SAME * own) return [text(say.same)];
  const [norm, otherNorm] = [own, other].map((x) => measured(x, sheet.rounding)) as [Layout, Layout];
  const ratio = Math.max(own, other) / Math.min(own, other);
  const factor = measured(ratio, { kind: 'significant', digits: 3, ties: sheet.rounding.ties });
  const larger = { name: own > other ? before : after, norm: own > other ? norm : otherNorm };
  const smaller = { name: own > other ? after : before, norm: own > other ? otherNorm : norm };
  return say.norms(larger, smaller, factor);
}
