/** What a problem takes of its data: the symbols to feed, and what its loss asks of targets. */
import type { Sym } from '../../language/expr.js';
import { get, type Located, listOrOne, textOf } from '../located.js';
import type { Symbols } from '../names.js';
import type { NetworkPlan } from '../network-plan.js';
import { entriesOf } from '../quantity.js';
import type { TargetKind } from './coded.js';
import { columnOf, type EntryName } from './columns.js';
import { type DataRows, isInline, type Need } from './read.js';
import { isTable, type Rows } from './rows.js';

/** What the losses of the catalog say of targets. */
const KINDS: Readonly<Record<string, Pick<TargetKind, 'two' | 'between'>>> = {
  'binary-cross-entropy': { two: [0, 1], between: [0, 1] },
  hinge: { two: [-1, 1], between: [-1, 1] },
};

function kindOf(loss: Located | undefined, outputs: number): TargetKind {
  const name = (textOf(get(loss, 'is')) ?? textOf(loss) ?? '').trim().replaceAll('_', '-');
  return { outputs, ...(KINDS[name] ?? { two: [0, 1], between: undefined }) };
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
  };
}

export interface TapeFacts {
  readonly symbols: Symbols;
  /** Given, without a value, and no parameter. */
  readonly isOpen: (name: string) => boolean;
  /** Whether the loss itself speaks of it. */
  readonly isInLoss: (name: string) => boolean;
}

/** Of a tape without a network: the open symbols that the data have columns for; undefined where there are none. */
export function tapeNeed({ node, train }: DataRows, facts: TapeFacts, root: Located): Need | undefined {
  const { symbols, isOpen, isInLoss } = facts;
  const named = (key: string): readonly string[] =>
    isInline(node) ? [] : listOrOne(get(node, key)).flatMap((item) => textOf(item)?.replace(/\[.*/, '') ?? []);
  const [inputNames, targetNames] = [new Set(named('inputs')), new Set([...named('target'), ...named('targets')])];
  const fed = symbols.names().flatMap((name) => {
    const arity = symbols.get(name)?.arity ?? 0;
    const entries = isOpen(name) && arity < 2 ? entriesIn(train, name, arity, targetNames.has(name)) : [];
    return entries.length > 0 ? [{ name, entries }] : [];
  });
  const isTarget = ({ name }: { name: string }): boolean =>
    targetNames.size > 0 ? targetNames.has(name) : !inputNames.has(name) && isInLoss(name);
  const targets = fed.filter(isTarget);
  // Where the loss speaks of all or of none of them, the last one is the target.
  const chosen = targets.length > 0 && targets.length < fed.length ? targets : fed.slice(-1);
  const inputs = fed.filter((symbol) => !chosen.includes(symbol));
  if (inputs.length === 0) return undefined;
  const outputs = chosen.flatMap(({ entries }) => entries);
  return {
    inputs: inputs.flatMap(({ entries }) => entries),
    targets: outputs,
    kind: kindOf(get(root, 'loss'), outputs.length),
  };
}

/** The entries of a symbol that the rows have numbers for. */
function entriesIn({ of }: Rows, name: string, arity: number, isTarget: boolean): readonly EntryName[] {
  const entry = (n: number): EntryName => ({ name, indices: [n] });
  if (isTable(of)) {
    if (arity === 0) return columnOf(of.table, { name, indices: [] }) >= 0 ? [{ name, indices: [] }] : [];
    let count = 0;
    while (columnOf(of.table, entry(count + 1)) >= 0) count++;
    return Array.from({ length: count }, (_, n) => entry(n + 1));
  }
  const usual = isTarget ? ['targets', 'y', 't'] : [];
  const array = [name, ...usual].map((key) => of.get(key)).find((found) => found !== undefined);
  const columns = array?.table.columns ?? 0;
  if (arity === 0) return columns === 1 ? [{ name, indices: [] }] : [];
  return Array.from({ length: columns }, (_, n) => entry(n + 1));
}
