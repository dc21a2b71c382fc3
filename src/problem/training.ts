/** Reads the task of a training, and checks that there are numbers to train, not too many of them. */
import type { Sym } from '../language/expr.js';
import type { Diagnostic } from '../language/source.js';
import { symbolsOf } from '../language/walk.js';
import { MAX_TRAINED_NUMBERS, MAX_TRAINING_STEPS } from './limits.js';
import { entriesOf, get, itemsOf, type Located, numberOf } from './located.js';
import { readOptimizer } from './optimizer.js';
import type { OptimizerChoice, Problem, TrainingTask } from './problem.js';

/** `all`: the list of tasks, whose update lends its optimizer to a training without one. */
export function readTraining(node: Located, all: Located, problems: Diagnostic[]): TrainingTask | undefined {
  const steps = numberOf(get(node, 'steps'));
  const optimizer = optimizerOf(node, all, problems);
  return steps !== undefined && optimizer ? { kind: 'training', steps, optimizer, span: node.span } : undefined;
}

function optimizerOf(node: Located, all: Located, problems: Diagnostic[]): OptimizerChoice | undefined {
  const constant = entriesOf(node).find(({ key }) => key !== 'steps');
  const update = itemsOf(all).flatMap((item) => get(item, 'update') ?? [])[0];
  // Beside another optimizer a constant alone does not say which one is meant.
  if (get(node, 'optimizer') || (constant && !update))
    return readOptimizer(node, problems, { besides: ['steps'], usual: 'sgd' });
  // What is wrong with the update's own optimizer is said there.
  if (update && !constant) return readOptimizer(update, []);
  const hint =
    'such as `{training: {steps: 3, optimizer: sgd, learning_rate: 0.1}}`, or that of an `update` among the tasks';
  const message = constant ? `\`${constant.key}\` needs an \`optimizer\` beside it` : 'the training needs an optimizer';
  problems.push({ code: 'missing-key', span: constant?.keySpan ?? node.span, message, hint });
  return undefined;
}

type Trained = Pick<Problem, 'tasks' | 'definitions' | 'given' | 'parameters' | 'data'>;

/** Refuses the training of what has no numbers, or of more numbers than are worked out. */
export function checkTraining({ tasks, definitions, given, parameters, data }: Trained, problems: Diagnostic[]): void {
  const task = tasks.find((t) => t.kind === 'training');
  if (task === undefined) return;
  const defined = new Set(definitions.map((d) => d.symbol.name));
  const used = [...new Set(definitions.flatMap((d) => symbolsOf(d.value).map((s: Sym) => s.name)))];
  const open = used.find((name) => !defined.has(name) && (given.get(name)?.entries.includes(undefined) ?? true));
  if (open !== undefined) {
    const message = `a training needs numbers: \`${open}\` has no value, or not all of it`;
    const hint = data ? 'over `data` the task is `train`, with `epochs`' : 'give it one under `values:`';
    problems.push({ code: 'no-value', span: task.span, message, hint });
  }
  const names = new Set(parameters.map((p) => p.name));
  const count = [...names].reduce((sum, name) => sum + (given.get(name)?.entries.length ?? 0), 0);
  // Of too many steps the shape of the spec complains.
  if (count * task.steps <= MAX_TRAINED_NUMBERS || task.steps > MAX_TRAINING_STEPS) return;
  const message = `${task.steps} steps of ${count} parameters are ${count * task.steps} numbers, more than the ${MAX_TRAINED_NUMBERS} that are worked out`;
  const most = Math.floor(MAX_TRAINED_NUMBERS / count);
  problems.push({
    code: 'too-much-work',
    span: task.span,
    message,
    ...(most > 0 && { hint: `up to ${most} steps are worked out for this problem` }),
  });
}
