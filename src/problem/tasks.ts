/** What a spec asks for: tasks, what to differentiate by, what an update leaves alone. */
import { TARGETS } from '../catalog/targets.js';
import { freeIndex, type Sym, sym } from '../language/expr.js';
import type { Diagnostic } from '../language/source.js';
import { type AxisTable, slotOf } from './axes.js';
import { entriesOf, get, itemsOf, type Located, listOrOne, textOf } from './located.js';
import { keyOf, type Named, readNamed, reportUnknown, type Symbols } from './names.js';
import { readOptimizer } from './optimizer.js';
import type { Task } from './problem.js';
import { SECTIONS, type SectionId } from './sections.js';
import { readTrain } from './train.js';
import { readTraining } from './training.js';

export interface NameCheck {
  readonly symbols: Symbols;
  readonly isDefined: (name: string) => boolean;
  readonly isExcused: (name: string) => boolean;
  readonly axes: AxisTable;
  readonly problems: Diagnostic[];
}

/** The given names at `node`; what is unknown, defined or no such entry is reported. */
export function givenNames(node: Located | undefined, check: NameCheck): readonly Named[] {
  return listOrOne(node).flatMap((item) => {
    const named = readNamed(item, check.problems);
    return named && isGiven(named, check) ? [named] : [];
  });
}

function isGiven(named: Named, { symbols, isDefined, isExcused, axes, problems }: NameCheck): boolean {
  const { name, indices, span } = named;
  const known = symbols.get(name);
  const refuse = (code: string, message: string, hint?: { hint: string }): false => {
    problems.push({ code, span, message, ...hint });
    return false;
  };
  if (known === undefined) {
    if (!isExcused(name)) reportUnknown(named, symbols, problems);
    return false;
  }
  if (isDefined(name)) {
    return refuse('defined-name', `\`${name}\` is defined, not given`, {
      hint: 'only by what is given can one differentiate',
    });
  }
  if (indices.length > 0 && indices.length !== known.arity) {
    return refuse('index-count', `\`${name}\` has not as many indices as \`${keyOf(named)}\``);
  }
  const beyond = indices.findIndex((index, n) => index > (axes.sizeAt(slotOf(name, n + 1)) ?? index));
  return beyond < 0 || refuse('no-such-entry', `\`${name}\` has no entry \`${keyOf(named)}\``);
}

/**
 * The symbols to differentiate by: with free indices where the tape speaks of the symbol so, else each entry that it
 * speaks of.
 */
export function parameterSymbols(
  names: readonly Named[],
  used: ReadonlyMap<string, readonly Sym[]>,
  axes: AxisTable,
): readonly Sym[] {
  const symbols = names.flatMap(({ name, indices }) => {
    if (indices.length > 0) return [sym(name, ...indices)];
    const uses = used.get(name) ?? [sym(name)];
    return uses.some((s) => s.free.length > 0) ? uses.map((s) => formalSymbol(s, axes)) : uses;
  });
  return [...new Set(symbols)];
}

/** The symbol with an index of its own at each position, under the letters of its axes. */
function formalSymbol({ name, indices }: Sym, axes: AxisTable): Sym {
  const used = new Set<string>();
  const formal = indices.map((index, n) => {
    const range = typeof index === 'number' ? (axes.nameOf(slotOf(name, n + 1)) ?? index) : index.range;
    if (typeof range === 'number') return range;
    const letters = [...(axes.axes.get(range)?.letters ?? []), 'i', 'j', 'k', 'l', 'm', 'p', 'q', 'r'];
    const letter = letters.find((l) => !used.has(l)) ?? `i${n}`;
    used.add(letter);
    return freeIndex(letter, range);
  });
  return sym(name, ...formal);
}

/** The tasks of a spec, each kind once; without any, the forward pass and all gradients. */
export function readTasks(node: Located | undefined, check: NameCheck): readonly Task[] {
  if (node === undefined) return [{ kind: 'forward' }, { kind: 'gradients' }];
  const tasks = new Map<Task['kind'], Task>();
  for (const item of itemsOf(node)) {
    const task = readTask(item, node, check);
    const before = task && tasks.get(task.kind);
    if (task && before && entriesOf(item).length > 0 && task.kind !== 'gradients') {
      const hint = 'for another one write another spec, or a part of this one: `parts: {a: {…}, b: {…}}`';
      check.problems.push({
        code: 'two-of-a-task',
        span: item.span,
        message: `there is one ${task.kind} already`,
        hint,
      });
    } else if (task) tasks.set(task.kind, task.kind === 'gradients' ? together(task, before) : task);
  }
  return [...tasks.values()];
}

const NEED_MORE = ['update', 'training', 'train', 'comparison'] as const;
const needsMore = (id: SectionId): id is (typeof NEED_MORE)[number] => NEED_MORE.some((other) => other === id);

function readTask(item: Located, all: Located, check: NameCheck): Task | undefined {
  const word = textOf(item);
  const section = SECTIONS.find((id) => id === word);
  if (section === 'code') return { kind: section, target: TARGETS[0] };
  if (section === 'matrix') return { kind: section, indexLines: false };
  if (section && !needsMore(section)) return { kind: section };
  const of = get(item, 'gradients');
  if (of) return { kind: 'gradients', of: givenNames(of, check).map(keyOf) };
  const matrix = get(item, 'matrix');
  if (matrix) return { kind: 'matrix', indexLines: isTrue(get(matrix, 'index_lines')) };
  const target = TARGETS.find((known) => known === textOf(get(item, 'code')));
  if (target) return { kind: 'code', target };
  const training = get(item, 'training');
  if (training) return readTraining(training, all, check.problems);
  const train = get(item, 'train');
  if (train) return readTrain(train, check.problems);
  const update = get(item, 'update');
  const optimizer = update && readOptimizer(update, check.problems);
  return optimizer && { kind: 'update', optimizer };
}

const isTrue = (node: Located | undefined): boolean => node?.kind === 'scalar' && node.value === true;

type Asked = Extract<Task, { kind: 'gradients' }>;

/** All gradients that either asks for. */
function together(task: Asked, before: Task | undefined): Asked {
  if (before?.kind !== 'gradients') return task;
  if (!task.of || !before.of) return { kind: 'gradients' };
  return { kind: 'gradients', of: [...new Set([...before.of, ...task.of])] };
}

/** What the tasks ask a gradient by, beyond the parameters: inputs, targets, constants. */
export function askedBeyond(node: Located | undefined, parameters: readonly Sym[], check: NameCheck): readonly Named[] {
  const isOneOf = ({ name, indices }: Named, p: Sym): boolean =>
    p.name === name && indices.every((index, n) => typeof p.indices[n] !== 'number' || p.indices[n] === index);
  const silent: NameCheck = { ...check, problems: [] };
  const asked = itemsOf(node).flatMap((item) => givenNames(get(item, 'gradients'), silent));
  return asked.filter((named) => !parameters.some((p) => isOneOf(named, p)));
}
