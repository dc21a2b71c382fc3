/** From one spec, as a located map, to a problem. Every mistake is reported; with any there is no problem. */
import type { Expr, Sym } from '../language/expr.js';
import type { Diagnostic } from '../language/source.js';
import { newTable, within } from '../language/table.js';
import { oneHotAssumptions, oneHotFed, oneHotGiven, oneHotTargets, statedAssumptions } from './assumptions.js';
import { type AlternativeSpec, alternativeSpec } from './comparison.js';
import { scopeIn } from './define.js';
import { meaning } from './formulas.js';
import { assembleGiven, SAMPLE_SLOT } from './given.js';
import { networkBeginnings, readInitial, tapeBeginnings } from './initial.js';
import { get, type Located, textOf } from './located.js';
import { isLoss } from './loss.js';
import { lowerSpec, overAllSamples, usesOf } from './lower.js';
import { keyOf } from './names.js';
import { layerAxes, networkParameters, viewNetwork } from './network.js';
import { checkOrder } from './order.js';
import { planSpec, type Source, type SpecPlan } from './plan.js';
import type { Axis, Problem } from './problem.js';
import { readPresentation } from './read-presentation.js';
import { assumptionInSample, SAMPLES, symbolInSample } from './samples.js';
import { askedBeyond, givenNames, type NameCheck, parameterSymbols, readTasks } from './tasks.js';
import { checkTrain, type VariantSpec, variantSpecs } from './train.js';
import { checkTraining } from './training.js';

/** The problem that the spec at `root` states; `undefined` where there is something wrong with it. */
export function buildProblem(root: Located, source: Source, problems: Diagnostic[]): Problem | undefined {
  const table = newTable();
  return within(table, () => {
    const before = problems.length;
    const plan = planSpec(root, source, problems);
    const tape = lowerSpec(plan, problems);
    checkOrder(tape, (offset) => source.placeAt(offset).line, problems);
    const single = usesOf(tape.map((p) => p.definition));
    const { definitions, index, varying } = overAllSamples(tape, plan);

    const { symbols, axes, network, isExcused } = plan;
    const isDefined = (name: string): boolean => plan.definedAt.has(name);
    const check: NameCheck = { symbols, isDefined, isExcused, axes, problems };
    const named = readParameters(root, plan, single, check);
    const beyond = askedBeyond(get(root, 'tasks'), named, check);
    const parameters = [...named, ...parameterSymbols(beyond, single, axes)].map((s) =>
      index && varying.has(s.name) ? symbolInSample(s, index) : s,
    );
    const names = symbols.names().filter((name) => !isDefined(name));
    const given = assembleGiven(names, plan.values, varying, symbols, axes, problems);
    const parameterNames = new Set(parameters.map((s) => s.name));
    const data = plan.data?.data;
    const assumptions = [
      ...statedAssumptions(plan, single, problems),
      ...oneHotAssumptions([...oneHotGiven(given, varying, parameterNames), ...oneHotFed(data)], single, axes),
      ...oneHotTargets(network, given, data),
    ];
    const tasks = readTasks(get(root, 'tasks'), check);
    // Entries of what is given by sample have other keys: where all is beyond the parameters, its name says so.
    const onlyAsked = beyond.map((b) => (named.some((s) => s.name === b.name) ? keyOf(b) : b.name));
    const train = tasks.find((task) => task.kind === 'train');
    const initialNode = get(root, 'initial');
    const all = network ? networkBeginnings(network) : tapeBeginnings(named, definitions, given);
    const beginnings = all.filter(({ name }) => named.some((parameter) => parameter.name === name));
    const initial = train || initialNode ? readInitial(initialNode, beginnings, train?.seed ?? 0, problems) : undefined;
    const alternative = alternativeSpec(root, problems);
    const variants = variantSpecs(root, problems);
    const problem: Problem = {
      title: textOf(get(root, 'title')) ?? source.title,
      table,
      functions: plan.activations.functions,
      definitions,
      loss: definitions.at(-1)?.symbol as Sym,
      isLoss: plan.loss !== undefined && isLoss(plan.loss),
      axes: usedAxes(axes.axes, index && { letters: [index.name], size: axes.sizeAt(SAMPLE_SLOT) }),
      given,
      parameters,
      frozen: new Set([...givenNames(get(root, 'frozen'), check).map(keyOf), ...onlyAsked]),
      onlyAsked: new Set(onlyAsked),
      assumptions: index ? assumptions.map((a) => assumptionInSample(a, index, varying)) : assumptions,
      penalties: (tape.at(-1)?.penalties ?? []).map((p) => p.strength),
      samples: index && { index, reduce: plan.reduce },
      tasks,
      network: network && viewNetwork(network),
      ...(data && { data }),
      ...(initial && { initial }),
      ownNames: new Map<Sym, Sym>(),
      presentation: readPresentation(
        root,
        [...tasks.map((task) => task.kind), ...(alternative ? ['comparison' as const] : [])],
        check,
      ),
      aliases: readAliases(plan, problems),
      positions: new Map(symbols.names().map((name) => [name, symbols.get(name)?.span ?? root.span])),
    };
    checkTraining(problem, problems);
    checkTrain(problem, plan.data?.fed, problems);
    // What is wrong with the spec itself would be said twice.
    if (problems.length > before) return undefined;
    const compared = alternative ? withAlternative(problem, alternative, source, problems) : problem;
    return compared && withVariants(compared, variants, source, problems);
  });
}

/** The problem with the alternative that its comparison asks for, built in the same way. */
function withAlternative(
  problem: Problem,
  { root, before, after, span }: AlternativeSpec,
  source: Source,
  problems: Diagnostic[],
): Problem | undefined {
  const alternative = buildProblem(root, source, problems);
  const task = alternative && ({ kind: 'comparison', alternative, before, after, span } as const);
  return task && { ...problem, tasks: [...problem.tasks, task] };
}

/** The problem with the variants of its training, each built in the same way. */
function withVariants(
  problem: Problem,
  specs: readonly VariantSpec[],
  source: Source,
  problems: Diagnostic[],
): Problem | undefined {
  if (specs.length === 0) return problem;
  const variants = specs.flatMap(({ name, root }) => {
    const variant = buildProblem(root, source, problems);
    return variant ? [{ name, problem: variant }] : [];
  });
  if (variants.length < specs.length) return undefined;
  return { ...problem, tasks: problem.tasks.map((task) => (task.kind === 'train' ? { ...task, variants } : task)) };
}

const usedAxes = (axes: ReadonlyMap<string, Axis>, samples: Axis | undefined): ReadonlyMap<string, Axis> =>
  samples ? new Map([...axes, [SAMPLES, samples]]) : axes;

function readParameters(
  root: Located,
  plan: SpecPlan,
  uses: ReadonlyMap<string, readonly Sym[]>,
  check: NameCheck,
): readonly Sym[] {
  const { network, axes } = plan;
  const wrt = get(root, 'wrt');
  if (wrt) return parameterSymbols(givenNames(wrt, check), uses, axes);
  if (network) {
    const all = networkParameters(network, layerAxes(axes));
    return all.filter((s) => !isDefinedParameter(s.name, plan, check.problems));
  }
  if (get(root, 'network') === undefined) {
    const span = { start: root.span.start, end: root.span.start };
    const hint = 'say what to differentiate by: `wrt: [w, b]`';
    check.problems.push({ code: 'missing-key', span, message: 'without a `network:` the key `wrt` is needed', hint });
  }
  return [];
}

/** Reports a weight or bias that goes by the name of something defined. */
function isDefinedParameter(name: string, { definedAt, symbols }: SpecPlan, problems: Diagnostic[]): boolean {
  const span = definedAt.has(name) && symbols.get(name)?.span;
  if (!span) return false;
  const message = `\`${name}\` is a parameter of the network and defined as well`;
  problems.push({ code: 'given-and-defined', span, message, hint: 'give one of the two another name' });
  return true;
}

function readAliases({ aliases, axes, activations }: SpecPlan, problems: Diagnostic[]): ReadonlyMap<string, Expr> {
  return new Map(
    aliases.map(({ alias, formula, letters }) => {
      const scope = scopeIn(letters, 'any', axes, activations.signatures);
      return [alias, meaning(formula, formula.syntax, scope, problems)];
    }),
  );
}
