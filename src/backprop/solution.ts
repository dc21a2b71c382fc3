/** A problem worked out: its gradients with their steps, its numbers, its update. */
import { isFree, type Sym, sym } from '../language/expr.js';
import type { Rounding } from '../language/rounding.js';
import { within } from '../language/table.js';
import { keyOf } from '../problem/names.js';
import type { Problem } from '../problem/problem.js';
import type { SectionId } from '../problem/sections.js';
import type { Adjoint } from './adjoint.js';
import { type Answers, newAnswers } from './answer.js';
import { type Collapse, collapse } from './collapse.js';
import { deriveGradients, type Gradients } from './derive.js';
import { localSymbol } from './local.js';
import type { Equation } from './numbers/entries.js';
import { evaluateDefinitions, type Values } from './numbers/values.js';
import { type Update, updateOf } from './update.js';
import { STANDARD, type Way } from './way.js';

export interface Solution extends Answers {
  readonly problem: Problem;
  readonly gradients: Gradients;
  /** Of everything: the definitions, their local derivatives, the adjoints, the gradients, the update. */
  readonly values: Values;
  /** The symbol that has the value of ∂L/∂s among `values`. */
  readonly symbolOf: (a: Adjoint) => Sym;
  readonly update: Update | undefined;
  /** What a comparison sets beside this, worked out in the same way. */
  readonly alternative?: Solution;
  /** The outputs of a linear network over its inputs, where the problem asks for them. */
  readonly collapsed: readonly Collapse[];
}

/** The name of the gradient by `name` among the values; a spec cannot spell it. */
export const gradientName = (loss: Sym, name: string): string => `∂${loss.name}/∂${name}`;

/** What has the value of an adjoint among the values: its name, or one that a spec cannot spell. */
export const gradientSymbol = ({ name, of }: Adjoint, { loss }: Problem): Sym =>
  name ?? sym(gradientName(loss, of.name), ...of.indices);

/** The tape with all that was derived from it, each quantity over earlier ones. */
export const derivedEquations = (problem: Problem, { locals, intermediates, parameters }: Gradients): Equation[] => [
  ...problem.definitions,
  ...locals.map((l) => ({ symbol: localSymbol(l), value: l.result })),
  ...[...intermediates, ...parameters].map((a) => ({ symbol: gradientSymbol(a, problem), value: a.result })),
];

/**
 * Works a problem out. Nothing is evaluated before a value is asked for, so that what is only symbolic stays so.
 * Throws RewriteBudgetError, and NotLinear where a network is to be collapsed that is not linear.
 */
export function solveProblem(problem: Problem, way: Way = STANDARD): Solution {
  return within(problem.table, () => {
    const updates = problem.tasks.some(({ kind }) => kind === 'update' || kind === 'training' || kind === 'train');
    const gradients = deriveGradients(problem, updates ? problem.parameters : askedParameters(problem), way);
    const symbolOf = (a: Adjoint): Sym => gradientSymbol(a, problem);

    const choice = problem.tasks.find((t) => t.kind === 'update');
    const moving = gradients.parameters.map((a) => ({ parameter: a.of, gradient: symbolOf(a) }));
    const update = choice && updateOf(choice.optimizer, moving, gradients.context);

    const collapsed = collapsedOutputs(problem, gradients);
    const equations = [
      ...derivedEquations(problem, gradients),
      ...collapsed.flatMap(({ weights, bias }) => [...weights, bias]),
      ...(update?.parameters ?? []).flatMap((p) => [...p.lines, { symbol: p.updated, value: p.value }]),
    ];
    const values = evaluateDefinitions(equations, problem.given, problem.axes, problem.functions);
    const answers = newAnswers(equations, values, gradients.context, handRounding(problem, update));
    return { problem, gradients, values, ...answers, symbolOf, update, collapsed };
  });
}

/** By hand a value is rounded as the section rounds that writes it down first. */
function handRounding(problem: Problem, update: Update | undefined): (name: string) => Rounding {
  const { rounding, sections } = problem.presentation.numbers;
  const sectionOf = new Map<string, SectionId>([
    ...[...problem.given.keys()].map((name) => [name, 'given'] as const),
    ...problem.definitions.map((d) => [d.symbol.name, d.role === 'loss' ? 'loss' : 'forward'] as const),
    ...(update?.parameters ?? []).flatMap((p) =>
      [p.updated, ...p.lines.map((line) => line.symbol)].map((s) => [s.name, 'update'] as const),
    ),
  ]);
  const ofMemory = new Set((update?.parameters ?? []).flatMap((p) => p.lines.map(({ symbol }) => symbol.name)));
  return (name) => {
    const own = sections.get(sectionOf.get(name) ?? 'gradients') ?? rounding;
    return ofMemory.has(name) ? inDigits(own) : own;
  };
}

/** Squares of gradients are small: of what an optimizer keeps, decimals would leave too few digits to go on from. */
const inDigits = (rounding: Rounding): Rounding =>
  rounding.kind === 'decimals'
    ? { ...rounding, kind: 'significant', digits: Math.max(4, rounding.digits + 1) }
    : rounding;

/** The keys of the gradients that are asked for (`w1`, `W1`, `W1[1,2]`); undefined where all are. */
const askedKeys = ({ tasks }: Problem): readonly string[] | undefined => {
  const keys = tasks.flatMap((t) => (t.kind === 'gradients' ? [t.of] : []));
  return keys.length === 0 || keys.includes(undefined) ? undefined : keys.flatMap((of) => of ?? []);
};

const nameOf = (key: string): string => key.replace(/\[.*/, '');

function askedParameters(problem: Problem): readonly Sym[] {
  const keys = askedKeys(problem);
  return problem.parameters.filter((p) => keys?.some((key) => concerns(key, p)) ?? true);
}

/** Whether `key` asks for the gradient by `p`, or for some of it. Keys do not count the index of the samples. */
function concerns(key: string, p: Sym): boolean {
  if (nameOf(key) !== p.name) return false;
  const isOfOneSample = key.split(',').length < p.indices.length;
  return isFree(p) || key === p.name || isOfOneSample || key === keyOf({ ...p, indices: p.indices as number[] });
}

/** Whether the gradient by the entry `key` of a symbol is asked for, by itself or with the whole symbol. */
export function isAsked(problem: Problem, key: string): boolean {
  const keys = askedKeys(problem);
  return keys === undefined || keys.includes(key) || keys.includes(nameOf(key));
}

function collapsedOutputs(problem: Problem, { tape, context }: Gradients): readonly Collapse[] {
  const { network } = problem;
  if (!network || !problem.tasks.some((t) => t.kind === 'collapse')) return [];
  const units = network.layers.at(-1)?.outputs ?? [];
  // Units that share a definition are written with its index.
  const outputs = [...new Set(units.map((unit) => tape.definitionOf(unit)?.symbol ?? unit))];
  return outputs.map((output, n) => {
    const free = output.free.filter((i) => i !== problem.samples?.index);
    const place = free.length > 0 ? free : outputs.length > 1 ? [n + 1] : [];
    return collapse(problem, tape, output, place, network.inputs, context);
  });
}
