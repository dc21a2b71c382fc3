/** What a problem takes of its data: the symbols to feed, and what its loss asks of targets. */
import type { Sym } from '../../language/expr.js';
import { get, type Located, listOrOne, textOf } from '../located.js';
import type { Symbols } from '../names.js';
import type { NetworkPlan } from '../network-plan.js';
import { entriesOf } from '../quantity.js';
import type { TargetKind } from './coded.js';
import { columnOf, type EntryName, usualArray } from './columns.js';
import { type DataRows, isInline, type Need } from './read.js';
import { isTable, type Rows } from './rows.js';

/** What the losses of the catalog say of targets. */
const KINDS: Readonly<Record<string, Pick<TargetKind, 'two' | 'allowed'>>> = {
  'binary-cross-entropy': { two: [0, 1], allowed: 'between' },
  hinge: { two: [-1, 1], allowed: 'two' },
};

function kindOf(loss: Located | undefined, outputs: number): TargetKind {
  const name = (textOf(get(loss, 'is')) ?? textOf(loss) ?? '').trim().replaceAll('_', '-');
  return { outputs, ...(KINDS[name] ?? { two: [0, 1], allowed: undefined }) };
}

const entryName = ({ name, indices }: Sym): EntryName => ({
  name,
  indices: indices.filter((index) => typeof index === 'number'),
});

/** The inputs and targets of a network. */
export function networkNeed({ inputs, targets }: NetworkPlan, root: Located): Need {
  const outputs = entriesOf(targets).map(entryName);
  return {
    inputs: entriesOf(inputs).map(entryName),
    targets: outputs,
    kind: kindOf(get(root, 'loss'), outputs.length),
    areNamed: false,
  };
}

export interface TapeFacts {
  readonly symbols: Symbols;
  /** Given, without a value, and no parameter. */
  readonly isOpen: (name: string) => boolean;
  /** Whether the loss itself speaks of it. */
  readonly isInLoss: (name: string) => boolean;
}

/** A symbol to feed, and those of its entries that there are numbers for. */
interface Fed {
  readonly name: string;
  readonly entries: readonly EntryName[];
}

/** Of a tape without a network: the open symbols that the data have numbers for; undefined where there are none. */
export function tapeNeed({ node, train }: DataRows, facts: TapeFacts, root: Located): Need | undefined {
  const named = (...keys: readonly string[]): ReadonlySet<string> =>
    new Set(isInline(node) ? [] : keys.flatMap((key) => namesAt(get(node, key))));
  const keys = { inputs: named('inputs'), targets: named('target', 'targets') };
  const { inputs, targets } = byName(train, facts, keys) ?? byPlace(train, facts, keys);
  if (inputs.length === 0 || targets.length === 0) return undefined;
  const outputs = targets.flatMap(({ entries }) => entries);
  return {
    inputs: inputs.flatMap(({ entries }) => entries),
    targets: outputs,
    kind: kindOf(get(root, 'loss'), outputs.length),
    areNamed: true,
  };
}

const namesAt = (node: Located | undefined): readonly string[] =>
  listOrOne(node).flatMap((item) => textOf(item)?.replace(/\[.*/, '') ?? []);

interface Split<T> {
  readonly inputs: T;
  readonly targets: T;
}
type Keys = Split<ReadonlySet<string>>;

const openSymbols = ({ symbols, isOpen }: TapeFacts): readonly { readonly name: string; readonly arity: number }[] =>
  symbols
    .names()
    .map((name) => ({ name, arity: symbols.get(name)?.arity ?? 0 }))
    .filter(({ name, arity }) => isOpen(name) && arity < 2);

/** Where the data have columns or arrays by the names of two symbols at least. */
function byName(train: Rows, facts: TapeFacts, keys: Keys): Split<readonly Fed[]> | undefined {
  const fed = openSymbols(facts).flatMap(({ name, arity }) => {
    const entries = entriesIn(train, name, arity);
    return entries.length > 0 ? [{ name, entries }] : [];
  });
  if (fed.length < 2) return undefined;
  const isTarget = ({ name }: Fed): boolean =>
    keys.targets.size > 0 ? keys.targets.has(name) : !keys.inputs.has(name) && facts.isInLoss(name);
  const found = fed.filter(isTarget);
  // Where the loss speaks of all or of none of them, the last one is the target.
  const targets = found.length > 0 && found.length < fed.length ? found : fed.slice(-1);
  return { inputs: fed.filter((symbol) => !targets.includes(symbol)), targets };
}

/** Where they have other names or none: the symbols that the spec names, or those that the loss speaks of and the others. */
function byPlace({ of }: Rows, facts: TapeFacts, keys: Keys): Split<readonly Fed[]> {
  const open = openSymbols(facts);
  const isTarget = (name: string): boolean =>
    keys.targets.size > 0 ? keys.targets.has(name) : !keys.inputs.has(name) && facts.isInLoss(name);
  const isInput = (name: string): boolean => (keys.inputs.size > 0 ? keys.inputs.has(name) : !isTarget(name));
  const widthOf = (which: 'inputs' | 'targets'): number =>
    isTable(of) ? (which === 'targets' ? 1 : of.table.columns - 1) : (usualArray(of, which)?.table.columns ?? 0);
  const entries = (which: 'inputs' | 'targets', { name, arity }: (typeof open)[number]): Fed => ({
    name,
    entries:
      arity === 0
        ? [{ name, indices: [] }]
        : Array.from({ length: widthOf(which) }, (_, n) => ({ name, indices: [n + 1] })),
  });
  return {
    inputs: open.filter(({ name }) => isInput(name)).map((symbol) => entries('inputs', symbol)),
    targets: open.filter(({ name }) => isTarget(name)).map((symbol) => entries('targets', symbol)),
  };
}

/** The entries of a symbol that the rows have numbers for by its name. */
function entriesIn({ of }: Rows, name: string, arity: number): readonly EntryName[] {
  const entry = (n: number): EntryName => ({ name, indices: [n] });
  if (isTable(of)) {
    if (arity === 0) return columnOf(of.table, { name, indices: [] }) >= 0 ? [{ name, indices: [] }] : [];
    let count = 0;
    while (columnOf(of.table, entry(count + 1)) >= 0) count++;
    return Array.from({ length: count }, (_, n) => entry(n + 1));
  }
  const columns = of.get(name)?.table.columns ?? 0;
  if (arity === 0) return columns === 1 ? [{ name, indices: [] }] : [];
  return Array.from({ length: columns }, (_, n) => entry(n + 1));
}
