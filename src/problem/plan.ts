/**
 * What a spec says, read and checked as far as that goes without expressions: every name with its indices, every axis
 * with its size, every value at its symbol.
 */
import { ARGUMENT } from '../catalog/instantiate.js';
import { didYouMean } from '../language/nearest.js';
import type { Diagnostic, Span } from '../language/source.js';
import { type ActivationTable, readActivations } from './activate.js';
import { type AxisTable, newAxes, slotOf } from './axes.js';
import type { TapeFacts } from './data/need.js';
import { type DataPlan, planData, valuesBeside } from './data/plan.js';
import type { DataReader } from './data/reader.js';
import { type DefinitionPlan, type EquationPlan, planDefinition, planEquation } from './define.js';
import type { Place } from './diagnostics.js';
import { type Formula, placeOf, readFormula } from './formulas.js';
import { SAMPLE_SLOT, surveyValues } from './given.js';
import { MAX_DEFINITIONS } from './limits.js';
import { type Entry, entriesOf, get, itemsOf, type Located, listOrOne, numberOf, textOf } from './located.js';
import { type LossPlan, planLoss, readLosses } from './loss.js';
import { newSymbols, reportUnknown, type Symbols } from './names.js';
import { noteLetters, surveyNetwork, surveyTargets } from './network.js';
import { type NetworkPlan, planNetwork } from './network-plan.js';
import { type Letters, type Survey, sharedSlot, survey, type Use, usesIn } from './occurrences.js';
import { SAMPLES } from './samples.js';
import { type Unread, unreadNames } from './unread.js';
import { readValues, type ValueSpec } from './values.js';

/** What the file says beyond the problem itself. */
export interface Source {
  /** The title where the spec has none. */
  readonly title: string;
  readonly placeAt: (offset: number) => Place;
  /** Names that values may be given for without being used: other parts of the file use them. */
  readonly elsewhere: ReadonlySet<string>;
  readonly data: DataReader;
}

/** A formula with its letters told apart. */
export interface Lettered {
  readonly formula: Formula;
  readonly letters: Letters;
}

export interface SpecPlan {
  readonly activations: ActivationTable;
  readonly network: NetworkPlan | undefined;
  readonly definitions: readonly DefinitionPlan[];
  readonly loss: (LossPlan & { readonly letters: Letters | undefined }) | undefined;
  readonly penalties: readonly (Lettered & { readonly kind: 'l1' | 'l2' })[];
  readonly assumptions: readonly EquationPlan[];
  readonly aliases: readonly (Lettered & { readonly alias: string })[];
  readonly values: readonly ValueSpec[];
  /** The given symbols that differ from sample to sample. */
  readonly varying: ReadonlySet<string>;
  /** Undefined for a spec without `data:`. */
  readonly data: DataPlan | undefined;
  readonly reduce: 'mean' | 'sum';
  readonly symbols: Symbols;
  /** Where the defined names are defined. */
  readonly definedAt: ReadonlyMap<string, Span>;
  /** Whether a name may be unknown only because what speaks of it could not be read. */
  readonly isExcused: (name: string) => boolean;
  readonly axes: AxisTable;
}

/** Reads the spec at `root`. Must be called within the table of the problem to be. */
export function planSpec(root: Located, source: Source, problems: Diagnostic[]): SpecPlan {
  const unread = unreadNames(root, problems);
  const symbols = newSymbols(problems, source.placeAt);
  const facts = newAxes();
  const sizes = entriesOf(get(root, 'sizes'));
  const all: Survey = { shared: new Set(sizes.map((e) => e.key)), facts, symbols, scopes: 0 };

  const formulas = planFormulas(root, all, unread, problems);
  const { network, definedAt } = formulas;
  const isBroken = get(root, 'network') !== undefined && network === undefined;
  const isExcused = (name: string): boolean => source.elsewhere.has(name) || isBroken || unread.anywhere(name);
  const batch = textOf(get(root, 'batch'));
  facts.call(SAMPLE_SLOT, SAMPLES);
  const values = [...(network?.values ?? []), ...readValues(get(root, 'values'), problems)];
  const data = planData(root, {
    ...dataFacts(root, formulas, values),
    network,
    symbols,
    facts,
    reader: source.data,
    problems,
  });
  const specs = valuesBeside(data, values, problems);
  const { fitting, varying } = surveyValues(specs, {
    symbols,
    facts,
    definedAt: (name) => {
      const span = definedAt.get(name);
      return span && source.placeAt(span.start);
    },
    isExcused,
    severalSamples: batch !== undefined && data === undefined,
    problems,
  });
  fixSizes(sizes, all);
  const axes = facts.settle(problems, source.placeAt);
  checkSizes(sizes, axes, problems);
  return {
    ...formulas,
    values: fitting,
    varying: data?.fed ?? (batch === undefined ? varying : withOpenSamples(varying, network, fitting)),
    data,
    reduce: batch === 'sum' ? 'sum' : 'mean',
    symbols,
    isExcused,
    axes,
  };
}

/** Which symbols data may feed, and which of them are targets. */
function dataFacts(
  root: Located,
  { loss, definitions, definedAt }: Formulas,
  values: readonly ValueSpec[],
): Pick<TapeFacts, 'isOpen' | 'isInLoss'> {
  const taken = new Set([
    ...values.map(({ of }) => of.name),
    ...listOrOne(get(root, 'wrt')).flatMap((item) => textOf(item)?.replace(/\[.*/, '') ?? []),
    ...definedAt.keys(),
  ]);
  const own = loss?.kind === 'definition' ? definitions.find(({ name }) => name === loss.name) : loss;
  const formula = own && 'formula' in own && typeof own.formula !== 'string' ? own.formula : undefined;
  const inLoss = new Set(formula ? usesIn(formula).map(({ name }) => name) : []);
  return { isOpen: (name) => !taken.has(name), isInLoss: (name) => inLoss.has(name) };
}

/** The formulas of a spec, with all that they say of symbols and axes noted. */
type Formulas = Pick<
  SpecPlan,
  'activations' | 'network' | 'definitions' | 'loss' | 'penalties' | 'assumptions' | 'aliases' | 'definedAt'
>;

function planFormulas(root: Located, all: Survey, unread: Unread, problems: Diagnostic[]): Formulas {
  const activations = readActivations(get(root, 'activations'), problems);
  const losses = readLosses(get(root, 'losses'), problems);
  for (const formula of activations.own) noteOthers(formula, [ARGUMENT], all.symbols);
  const networkNode = get(root, 'network');
  const network = networkNode && planNetwork(networkNode, activations, problems);
  if (network) {
    surveyNetwork(network, all.facts, all.symbols);
    noteLetters(network, all.facts);
    if (network.hasTarget) surveyTargets(network, all.facts, all.symbols);
  }
  const definitions = planDefinitions(root, all, problems);
  const definedAt = definitionPlaces(network, definitions);
  const loss = planWholeLoss(root, losses, network, all, (name) => definedAt.has(name), unread, problems);
  if (loss) {
    if (loss.kind !== 'definition') all.symbols.note(loss.name, 0, loss.span);
    if (!definedAt.has(loss.name)) definedAt.set(loss.name, loss.span);
  }
  const penalties = entriesOf(get(root, 'penalty')).flatMap((entry) => planPenalty(entry, network, all, problems));
  // What follows speaks about the problem: it brings no symbols of its own.
  const isStrange = ({ name }: Use): boolean => all.symbols.get(name) === undefined && !unread.anywhere(name);
  const aboutIt = (node: Located): readonly Formula[] => {
    const formula = readFormula(node, problems);
    const strange = formula ? usesIn(formula).filter(isStrange) : [];
    for (const use of strange) reportUnknown(use, all.symbols, problems);
    return formula && strange.length === 0 ? [formula] : [];
  };
  return {
    activations,
    network,
    definitions,
    loss,
    definedAt,
    penalties,
    assumptions: listOrOne(get(root, 'assume'))
      .flatMap(aboutIt)
      .flatMap((formula) => planEquation(formula, all, problems) ?? []),
    aliases: entriesOf(get(root, 'aliases')).flatMap(({ key, value }) =>
      aboutIt(value).map((formula) => ({ alias: key, formula, letters: survey(formula, [formula.syntax], all) })),
    ),
  };
}

/** Notes what a formula speaks of besides the symbols that it is written over. */
function noteOthers(formula: Formula, own: readonly string[], symbols: Symbols): void {
  for (const { name, arity, span } of usesIn(formula)) if (!own.includes(name)) symbols.note(name, arity, span);
}

function planDefinitions(root: Located, all: Survey, problems: Diagnostic[]): readonly DefinitionPlan[] {
  const items = itemsOf(get(root, 'define'));
  const beyond = items[MAX_DEFINITIONS];
  if (beyond) {
    const message = `there are ${items.length} definitions, more than the ${MAX_DEFINITIONS} that are worked out`;
    problems.push({ code: 'too-many-definitions', span: beyond.span, message });
  }
  const plans = items.slice(0, MAX_DEFINITIONS).flatMap((item) => planDefinition(item, all, problems) ?? []);
  for (const { left, name, formula } of plans) {
    if (left.kind !== 'indexed') continue;
    for (const [n, index] of left.indices.entries()) {
      if (index.kind !== 'number') continue;
      all.facts.defined(slotOf(name, n + 1), Number(index.text), name, placeOf(formula, index.span));
    }
  }
  return plans;
}

function definitionPlaces(network: NetworkPlan | undefined, definitions: readonly DefinitionPlan[]): Map<string, Span> {
  const places = new Map<string, Span>();
  for (const { preactivations, outputs } of network?.layers ?? []) {
    for (const { base, own, span } of [preactivations, outputs]) {
      for (const named of own ?? [undefined]) places.set(named?.name ?? base, named?.span ?? span);
    }
  }
  for (const { name, span } of definitions) if (!places.has(name)) places.set(name, span);
  return places;
}

function planWholeLoss(
  root: Located,
  losses: ReadonlyMap<string, Formula>,
  network: NetworkPlan | undefined,
  all: Survey,
  isDefined: (name: string) => boolean,
  unread: Unread,
  problems: Diagnostic[],
): SpecPlan['loss'] {
  const node = get(root, 'loss');
  const start = { start: root.span.start, end: root.span.start };
  if (node === undefined) {
    const hint = 'name one of the catalog, write an expression, or name a definition';
    problems.push({ code: 'missing-key', span: start, message: 'the key `loss` is missing', hint });
    return undefined;
  }
  const given = new Set([
    ...entriesOf(get(root, 'values')).map((e) => e.key),
    ...listOrOne(get(root, 'wrt')).map(textOf),
  ]);
  const isKnown = (name: string): boolean =>
    all.symbols.get(name) !== undefined || given.has(name) || unread.besidesTheLoss(name);
  const plan = planLoss(node, losses, isDefined, isKnown, problems);
  if (plan?.kind === 'catalog' && get(root, 'network') === undefined) {
    const hint = 'write the loss as an expression, or give the `network:`';
    problems.push({
      code: 'loss-without-network',
      span: plan.span,
      message: 'the losses of the catalog are over the outputs of a `network:`, and there is none',
      hint,
    });
    return undefined;
  }
  if (plan?.kind === 'catalog' && network) {
    if (!network.hasTarget) surveyTargets(network, all.facts, all.symbols);
    if (typeof plan.formula !== 'string') noteOthers(plan.formula, ['t', 'y'], all.symbols);
  }
  const letters = plan?.kind === 'expression' ? survey(plan.formula, [plan.formula.syntax], all) : undefined;
  return plan && { ...plan, letters };
}

function planPenalty(
  { key, keySpan, value }: Entry,
  network: NetworkPlan | undefined,
  all: Survey,
  problems: Diagnostic[],
): SpecPlan['penalties'] {
  const formula = readFormula(value, problems);
  if (formula === undefined || (key !== 'l1' && key !== 'l2')) return [];
  if (network === undefined) {
    const hint = 'add it to the loss as an expression';
    problems.push({
      code: 'penalty-without-network',
      span: keySpan,
      message: 'a penalty is one over a network’s weights',
      hint,
    });
  }
  return [{ kind: key, formula, letters: survey(formula, [formula.syntax], all) }];
}

/** Under `batch:` the inputs and targets of a network vary also where nothing is given for them. */
function withOpenSamples(
  varying: ReadonlySet<string>,
  network: NetworkPlan | undefined,
  values: readonly ValueSpec[],
): ReadonlySet<string> {
  if (network === undefined) return varying;
  const names = [network.inputs, network.targets].flatMap(
    ({ base, own }) => own?.map((n) => n?.name ?? base) ?? [base],
  );
  const valued = new Set(values.map((v) => v.of.name));
  if (varying.size === 0 && names.some((name) => valued.has(name))) return varying;
  return new Set([...varying, ...names.filter((name) => !valued.has(name))]);
}

function fixSizes(sizes: readonly Entry[], { facts }: Survey): void {
  for (const { key, keySpan, value } of sizes) {
    const size = numberOf(value);
    if (size === undefined || size < 1) continue;
    facts.fix(sharedSlot(key), size, `\`sizes\` says that \`${key}\` runs to ${size}`, keySpan);
  }
}

function checkSizes(sizes: readonly Entry[], axes: AxisTable, problems: Diagnostic[]): void {
  const letters = [...axes.axes.values()].flatMap((axis) => axis.letters);
  for (const { key, keySpan } of sizes) {
    if (axes.nameOf(sharedSlot(key)) !== undefined) continue;
    const hint = didYouMean(key, letters);
    problems.push({ code: 'unknown-index', span: keySpan, message: `no index is called \`${key}\``, ...hint });
  }
}
