/** Reads the task of a training over data, and the variants that run beside it. */
import { findOptimizer } from '../catalog/optimizers.js';
import type { Diagnostic } from '../language/source.js';
import { symbolsOf } from '../language/walk.js';
import { changedLayers, changedLoss, entryFor, withEntry } from './comparison.js';
import { type Entry, entriesOf, get, itemsOf, type Located, type Mapping, numberOf, textOf } from './located.js';
import { readOptimizer } from './optimizer.js';
import type { Problem, TrainTask } from './problem.js';
import { SAMPLE_COUNT } from './samples.js';
import { TRAIN_KEYS } from './train-schema.js';

/** Rows of the table, about. */
const ROWS = 20;
const USUAL = { epochs: 100, patience: 10, validation: 0.2, optimizer: 'sgd' };

/** Without its variants, which are problems of their own. */
export function readTrain(node: Located, problems: Diagnostic[]): TrainTask | undefined {
  const besides = TRAIN_KEYS.filter((key) => key !== 'optimizer');
  const optimizer = readOptimizer(node, problems, { besides, usual: USUAL.optimizer });
  if (optimizer === undefined) return undefined;
  const number = (key: string): number | undefined => numberOf(get(node, key));
  const epochs = number('epochs') ?? USUAL.epochs;
  const batch = number('batch') ?? 'full';
  const earlyStopping = readEarlyStopping(get(node, 'early_stopping'));
  return {
    kind: 'train',
    epochs,
    batch,
    optimizer,
    reportEvery: number('report_every') ?? roundStep(epochs),
    seed: number('seed') ?? 0,
    shuffle: truthOf(get(node, 'shuffle')) ?? batch !== 'full',
    // What stops early has something to watch.
    validation: number('validation') ?? (earlyStopping ? USUAL.validation : 0),
    earlyStopping,
    variants: [],
    span: node.span,
  };
}

const truthOf = (node: Located | undefined): boolean | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;

function readEarlyStopping(node: Located | undefined): TrainTask['earlyStopping'] {
  if (node === undefined || truthOf(node) === false) return undefined;
  return {
    patience: numberOf(get(node, 'patience')) ?? USUAL.patience,
    restore: truthOf(get(node, 'restore')) ?? true,
  };
}

/** 1, 2 or 5 times a power of ten, for about as many rows as a table has. */
function roundStep(epochs: number): number {
  const rough = epochs / ROWS;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return Math.max(1, ...[1, 2, 5, 10].map((step) => step * power).filter((step) => step <= rough));
}

type Trained = Pick<Problem, 'tasks' | 'definitions' | 'given' | 'initial' | 'data'>;

/** Refuses a training that has no data, or of what has open symbols besides. `fed`: what the data feed. */
export function checkTrain(problem: Trained, fed: ReadonlySet<string> | undefined, problems: Diagnostic[]): void {
  const { tasks, definitions, given, initial, data } = problem;
  const task = tasks.find((t) => t.kind === 'train');
  if (task === undefined) return;
  if (fed === undefined) {
    const hint =
      'such as `data: two-moons` or `data: {file: points.csv}`; for a few steps with given values there is `training`';
    problems.push({ code: 'no-data', span: task.span, message: 'a `train` needs `data`', hint });
    return;
  }
  // Of data that cannot be read it is not known what they feed.
  if (data === undefined) return;
  const defined = new Set(definitions.map((d) => d.symbol.name));
  const hasNumbers = (name: string): boolean =>
    defined.has(name) ||
    fed.has(name) ||
    initial?.of.has(name) === true ||
    (given.has(name) && !given.get(name)?.entries.includes(undefined));
  const used = new Set(definitions.flatMap((d) => symbolsOf(d.value).map((s) => s.name)));
  const open = [...used].find((name) => !hasNumbers(name) && name !== SAMPLE_COUNT);
  if (open !== undefined) {
    const message = `a training needs numbers: \`${open}\` has no value, and the data do not feed it`;
    const hint = 'give it one under `values:`, or a column of the data, or name it under `wrt:`';
    problems.push({ code: 'no-value', span: task.span, message, hint });
  }
  if (task.validation > 0 && data.train.inputs.rows < 2) {
    const message = 'of one row nothing can be kept back for watching';
    problems.push({ code: 'too-few-rows', span: task.span, message });
  }
}

/** A variant of a training: its name, and the spec with what differs in it. */
export interface VariantSpec {
  readonly name: string;
  readonly root: Located;
}

/** Keys of a variant that speak of the problem, not of the training. */
const OF_THE_PROBLEM = ['activation', 'activations', 'loss', 'initial'];

/** The specs of the variants that the training of the spec at `root` has. */
export function variantSpecs(root: Located, problems: Diagnostic[]): readonly VariantSpec[] {
  const train = itemsOf(get(root, 'tasks')).flatMap((item) => get(item, 'train') ?? [])[0];
  const variants = itemsOf(get(train, 'variants'));
  if (train === undefined) return [];
  const specs = variants.map((variant) => {
    const changes = [changedLayers(root, variant, problems), changedLoss(root, variant)].flatMap((c) => c ?? []);
    const initial = get(variant, 'initial');
    const entries = [
      ...changes.map((change) => change.entry),
      ...(initial ? [entryFor('initial', initial)] : []),
      entryFor('tasks', onlyTask(changedTrain(train, variant))),
    ];
    return { name: nameOf(variant), root: entries.reduce<Located>(withEntry, root) };
  });
  const twice = specs.findIndex(({ name }, n) => specs.findIndex((other) => other.name === name) !== n);
  if (twice >= 0) {
    const message = `there are two variants called \`${specs[twice]?.name}\``;
    problems.push({ code: 'name-taken', span: (variants[twice] as Located).span, message });
  }
  return specs;
}

const onlyTask = (train: Located): Located => ({
  kind: 'list',
  items: [{ kind: 'map', entries: [entryFor('train', train)], span: train.span }],
  span: train.span,
});

/** Its own name, or what differs: `optimizer adam`. */
function nameOf(variant: Located): string {
  const own = textOf(get(variant, 'name'));
  if (own !== undefined) return own;
  const spelt = (value: Located): string => textOf(value) ?? textOf(get(value, 'name')) ?? '…';
  return entriesOf(variant)
    .map(({ key, value }) => `${key.replaceAll('_', ' ')} ${spelt(value)}`)
    .join(', ');
}

/** The training with what the variant has of it; another optimizer takes none of the constants but those that all have. */
function changedTrain(train: Located, variant: Located): Mapping {
  const own = entriesOf(variant).filter(({ key }) => key !== 'name' && !OF_THE_PROBLEM.includes(key));
  const optimizer = textOf(get(variant, 'optimizer'));
  const constants = findOptimizer(optimizer ?? '', ['weight_decay'])?.parameters.map((p) => p.key);
  const isKept = ({ key }: Entry): boolean =>
    key !== 'variants' && (constants === undefined || TRAIN_KEYS.includes(key) || constants.includes(key));
  const kept: Mapping = { kind: 'map', entries: entriesOf(train).filter(isKept), span: variant.span };
  return own.reduce<Mapping>(withEntry, kept);
}
