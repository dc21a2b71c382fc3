/** What a spec asks for: tasks, what to differentiate by, what an update leaves alone. */
import { OPTIMIZERS } from '../catalog/optimizers.js';
import { type Expr, freeIndex, type Sym, sym } from '../language/expr.js';
import { didYouMean } from '../language/nearest.js';
import type { Diagnostic } from '../language/source.js';
import { type AxisTable, slotOf } from './axes.js';
import { entriesOf, get, itemsOf, type Located, listOrOne, textOf } from './located.js';
import { keyOf, type Named, readNamed, reportUnknown, type Symbols } from './names.js';
import type { OptimizerChoice, Task } from './problem.js';
import { SECTIONS } from './sections.js';
import { readNumber } from './values.js';

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
    const task = readTask(item, check);
    const before = task && tasks.get(task.kind);
    if (task?.kind === 'update' && before) {
      const hint = 'for another optimizer write another spec, or a part of this one: `parts: {a: {…}, b: {…}}`';
      check.problems.push({ code: 'two-updates', span: item.span, message: 'there is one update already', hint });
    } else if (task) tasks.set(task.kind, task.kind === 'gradients' ? together(task, before) : task);
  }
  return [...tasks.values()];
}

function readTask(item: Located, check: NameCheck): Task | undefined {
  const word = textOf(item);
  const section = SECTIONS.find((id) => id === word);
  if (section && section !== 'update') return { kind: section };
  const of = get(item, 'gradients');
  if (of) return { kind: 'gradients', of: givenNames(of, check).map(keyOf) };
  const update = get(item, 'update');
  const optimizer = update && readOptimizer(update, check.problems);
  return optimizer && { kind: 'update', optimizer };
}

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

function readOptimizer(node: Located, problems: Diagnostic[]): OptimizerChoice | undefined {
  const nameNode = get(node, 'optimizer');
  const name = textOf(nameNode);
  if (nameNode === undefined || name === undefined) return undefined;
  const row = OPTIMIZERS.find((o) => o.name === name);
  if (row === undefined) {
    const names = OPTIMIZERS.map((o) => o.name);
    const hint = didYouMean(name, names) ?? { hint: `there are ${names.join(', ')}` };
    problems.push({
      code: 'unknown-optimizer',
      span: nameNode.span,
      message: `there is no optimizer \`${name}\``,
      ...hint,
    });
    return undefined;
  }
  const keys = row.parameters.map((p) => p.key);
  const parameters: Record<string, Expr> = {};
  for (const { key, keySpan, value } of entriesOf(node)) {
    if (key === 'optimizer') continue;
    if (!keys.includes(key)) {
      const hint = didYouMean(key, keys) ?? { hint: `it has ${keys.join(', ')}` };
      problems.push({ code: 'unknown-constant', span: keySpan, message: `\`${name}\` has no \`${key}\``, ...hint });
    } else if (value.kind === 'scalar') {
      const number = readNumber(value, problems);
      if (number) parameters[key] = number;
    }
  }
  const given = entriesOf(node).map((e) => e.key);
  for (const { key, value } of row.parameters) {
    if (value !== undefined || given.includes(key)) continue;
    problems.push({ code: 'missing-key', span: nameNode.span, message: `\`${name}\` needs a \`${key}\`` });
  }
  return { name, parameters };
}
