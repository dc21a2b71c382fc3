/** The data of a problem, with what they say of its symbols and axes noted. */
import type { Diagnostic } from '../../language/source.js';
import { type AxisFacts, slotOf } from '../axes.js';
import { get, type Located } from '../located.js';
import { keyOf, type Symbols } from '../names.js';
import type { NetworkPlan } from '../network-plan.js';
import type { ProblemData } from '../problem.js';
import type { ValueSpec } from '../values.js';
import { networkNeed, type TapeFacts, tapeNeed } from './need.js';
import type { Need } from './read.js';
import type { DataReader } from './reader.js';

export interface DataPlan {
  /** Undefined where there is something wrong with the data. */
  readonly data: ProblemData | undefined;
  /** The symbols that the data feed, or are meant to. */
  readonly fed: ReadonlySet<string>;
}

export interface DataSurvey extends TapeFacts {
  readonly network: NetworkPlan | undefined;
  readonly facts: AxisFacts;
  readonly symbols: Symbols;
  readonly reader: DataReader;
  readonly problems: Diagnostic[];
}

/** Undefined for a spec without `data:`. */
export function planData(root: Located, survey: DataSurvey): DataPlan | undefined {
  const node = get(root, 'data');
  if (node === undefined) return undefined;
  const { network, facts, reader, problems } = survey;
  // Of data that are wrong by their shape that is said already.
  const isBroken = problems.some(({ span }) => span.start >= node.span.start && span.end <= node.span.end);
  const rows = isBroken ? undefined : reader.rowsAt(node, problems);
  const need = network ? networkNeed(network, root) : rows && tapeNeed(rows, survey, root);
  if (need === undefined) {
    const message = 'it is not clear which symbols the data feed';
    const hint = 'call the columns as the symbols, or name these: `inputs: [x]` and `target: y`';
    if (rows) problems.push({ code: 'nothing-fed', span: node.span, message, hint });
    return { data: undefined, fed: new Set() };
  }
  const fits = isEachOnce(need, node, problems);
  const fed = new Set([...need.inputs, ...need.targets].map(({ name }) => name));
  const data = fits && rows ? reader.dataFor(rows, need, problems) : undefined;
  for (const { name, shape } of network ? [] : (data?.feeds ?? [])) {
    const [size] = shape;
    if (size !== undefined)
      facts.fix(slotOf(name, 1), size, `the data have ${size} columns for \`${name}\``, node.span);
  }
  return { data, fed };
}

/** Refuses symbols of which only some entries are fed, or one twice. */
function isEachOnce({ inputs, targets }: Need, { span }: Located, problems: Diagnostic[]): boolean {
  const entries = [...inputs, ...targets];
  const keys = new Set<string>();
  const counts = new Map<string, number>();
  for (const { name } of entries) counts.set(name, (counts.get(name) ?? 0) + 1);
  const refuse = (message: string): false => {
    problems.push({ code: 'fed-twice', span, message });
    return false;
  };
  for (const entry of entries) {
    const [key, { name, indices }] = [keyOf(entry), entry];
    if (keys.has(key))
      return refuse(`the data would feed \`${key}\` twice: among inputs and targets a name stands once`);
    if ((indices[0] ?? 1) > (counts.get(name) as number))
      return refuse(`the data would feed \`${key}\`, but not all entries of \`${name}\` before it`);
    keys.add(key);
  }
  return true;
}

/** The values of what the data do not feed; a value for what they feed is reported. */
export function valuesBeside(
  plan: DataPlan | undefined,
  specs: readonly ValueSpec[],
  problems: Diagnostic[],
): readonly ValueSpec[] {
  const twice = specs.filter(({ of }) => plan?.fed.has(of.name));
  for (const { of } of twice) {
    const message = `\`${of.name}\` comes from the data: it cannot have a value as well`;
    problems.push({ code: 'two-values', span: of.span, message });
  }
  return specs.filter((spec) => !twice.includes(spec));
}
