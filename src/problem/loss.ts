/** What `loss:` says: a loss of the catalog, one of the spec's own, an expression, or the name of a definition. */

import { callName } from '../catalog/instantiate.js';
import { LOSSES } from '../catalog/losses.js';
import type { FunctionSignature } from '../language/elaborate.js';
import { add, call, type Expr, freeIndex, mul, num, pow, type Sym, sum, total } from '../language/expr.js';
import { didYouMean, nearest } from '../language/nearest.js';
import { readExpression } from '../language/read.js';
import type { Diagnostic, Span } from '../language/source.js';
import { parts, type Syntax } from '../language/syntax.js';
import { type Formula, meaning, readFormula } from './formulas.js';
import { get, type Located, entriesOf as mapEntries, textOf } from './located.js';
import { isName, readNamed } from './names.js';
import { type LayerAxes, named, networkParameters } from './network.js';
import type { NetworkPlan } from './network-plan.js';
import { usesIn } from './occurrences.js';
import type { Penalty } from './order.js';
import { at } from './quantity.js';
import { type WritingOut, writeOut } from './write-out.js';

export type LossPlan = { readonly name: string; readonly span: Span } & (
  | { readonly kind: 'catalog'; readonly formula: string | Formula }
  | { readonly kind: 'expression'; readonly formula: Formula }
  | { readonly kind: 'definition' }
);

/** What losses are called; a definition of another name may be anything. */
const LOSS_NAME = /^([LEJC]|[Ll]oss|[Ee]rr(or)?|[Cc]ost)(?![a-z])/;

/** Whether a spec that differentiates this calls it a loss: it says which one, or its definition is called so. */
export const isLoss = ({ kind, name }: LossPlan): boolean => kind !== 'definition' || LOSS_NAME.test(name);

/** The losses under `losses:`, by name. */
export function readLosses(node: Located | undefined, problems: Diagnostic[]): ReadonlyMap<string, Formula> {
  const losses = new Map<string, Formula>();
  for (const { key, keySpan, value } of mapEntries(node)) {
    const taken = LOSSES.some((row) => row.name === key);
    if (taken) problems.push({ code: 'name-taken', span: keySpan, message: `\`${key}\` is in the catalog already` });
    const formula = readFormula(value, problems);
    if (formula && !taken) losses.set(key, formula);
  }
  return losses;
}

/** Which loss `node` means, given the losses of the spec and what is defined and known under which names. */
export function planLoss(
  node: Located,
  own: ReadonlyMap<string, Formula>,
  isDefined: (name: string) => boolean,
  isKnown: (name: string) => boolean,
  problems: Diagnostic[],
): LossPlan | undefined {
  const nameNode = get(node, 'name');
  const name = nameNode && readNamed(nameNode, problems)?.name;
  const body = node.kind === 'map' ? get(node, 'is') : node;
  const text = textOf(body)?.trim();
  if (body === undefined || text === undefined) return undefined;
  const { span } = body;
  const row = LOSSES.find((r) => r.name === text || callName(r.name) === text);
  const ownFormula = own.get(text);
  if (row || ownFormula)
    return { kind: 'catalog', name: name ?? 'L', span, formula: ownFormula ?? (row?.formula as string) };
  if (isName(text) && isDefined(text) && name === undefined) return { kind: 'definition', name: text, span };
  if (isLossName(text, [...own.keys()], isKnown)) {
    const names = [...LOSSES.map((r) => r.name), ...own.keys()];
    const hint = didYouMean(text, names) ?? { hint: `there are ${names.join(', ')}` };
    problems.push({ code: 'unknown-loss', span, message: `there is no loss \`${text}\``, ...hint });
    return undefined;
  }
  const formula = readFormula(body, problems);
  return formula && { kind: 'expression', name: name ?? 'L', span, formula };
}

/** Whether a text such as `half-square-error` was meant as a loss's name: it reads as a difference of unknown names. */
function isLossName(text: string, own: readonly string[], isKnown: (name: string) => boolean): boolean {
  if (!/^[A-Za-z_]\w*(-[A-Za-z_]\w*)*$/.test(text)) return false;
  if (nearest(text, [...LOSSES.map((r) => r.name), ...own]) !== undefined && !isKnown(text)) return true;
  return !text.split('-').some(isKnown);
}

/** A catalog loss over the outputs and targets of the network; in components it is written without a sum. */
export function networkLoss(
  formula: string | Formula,
  { layers, targets, inComponents }: NetworkPlan,
  axisOf: LayerAxes,
  functions: ReadonlyMap<string, FunctionSignature>,
  writing: WritingOut,
  problems: Diagnostic[],
): Expr {
  const last = layers.at(-1) as NetworkPlan['layers'][number];
  const axis = axisOf(last.number);
  const sizeOf = (): number => last.units;
  const scope = { axisOf: () => axis, sizeOf, functions };
  const e =
    typeof formula === 'string' ? readExpression(formula, scope) : meaning(formula, formula.syntax, scope, problems);
  if (typeof formula !== 'string') checkOutputs(formula, last.units, problems);
  const written = inComponents ? writeOut(e, (a) => (a === axis ? last.units : undefined), writing) : e;
  return named(written, { t: targets, y: last.outputs });
}

/** A loss of the spec's own speaks of the targets and outputs by their entries, as far as there are such. */
function checkOutputs(formula: Formula, units: number, problems: Diagnostic[]): void {
  for (const { name, arity, span } of usesIn(formula)) {
    if ((name !== 't' && name !== 'y') || arity === 1) continue;
    const message = 'the targets are `t[k]` and the outputs `y[k]`, with one index';
    problems.push({ code: 'index-count', span, message });
  }
  const beyond = greatestIndex(formula.syntax);
  if (beyond <= units) return;
  const message = `there is no entry ${beyond}: the last layer has ${units} ${units === 1 ? 'unit' : 'units'}`;
  problems.push({ code: 'no-such-entry', span: formula.scalar.span, message });
}

/** The greatest number that stands as an index. */
const greatestIndex = (syntax: Syntax): number =>
  parts(syntax).reduce((greatest, part) => {
    const isIndex = syntax.kind === 'indexed' && part.kind === 'number';
    return Math.max(greatest, isIndex ? Number(part.text) : greatestIndex(part));
  }, 0);

/** ½λΣw² or λΣ|w| over the weights of the network, each weight once. */
export function penaltyOf(kind: 'l1' | 'l2', strength: Expr, plan: NetworkPlan, axisOf: LayerAxes): Penalty {
  const cost = (w: Sym): Expr => (kind === 'l2' ? pow(w, num(2)) : call('abs', w));
  const costs = plan.inComponents
    ? weightsOf(plan, axisOf).map(cost)
    : plan.layers.map(({ number, weights }) => {
        const [i, j] = [freeIndex('i', axisOf(number)), freeIndex('j', axisOf(number - 1))];
        return sum(i, sum(j, cost(at(weights, [i, j]))));
      });
  const term = kind === 'l2' ? mul(num(1, 2), strength, total(costs)) : mul(strength, total(costs));
  return { term, strength };
}

function weightsOf(plan: NetworkPlan, axisOf: LayerAxes): readonly Sym[] {
  const withoutBiases = plan.layers.map((layer) => ({ ...layer, biases: undefined }));
  return networkParameters({ ...plan, layers: withoutBiases }, axisOf);
}

/** `loss + penalty`, each a term of its own. */
export const penalised = (loss: Expr, penalties: readonly Penalty[]): Expr =>
  penalties.length === 0 ? loss : add(...(loss.kind === 'add' ? loss.args : [loss]), ...penalties.map((p) => p.term));
