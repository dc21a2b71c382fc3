/**
 * The shape of a spec: what `gradsheet` checks every file against, and what is published as its JSON Schema. What the
 * names and numbers mean together is checked when the problem is built.
 */
import { z } from 'zod';
import { ACTIVATIONS } from '../catalog/activations.js';
import { LOSSES } from '../catalog/losses.js';
import { NOTATIONS, ROLES } from '../catalog/notations.js';
import { OPTIMIZERS } from '../catalog/optimizers.js';
import { TARGETS } from '../catalog/targets.js';
import { TIES } from '../language/rounding.js';
import { data, dataKeys, initial } from './data/schema.js';
import { MAX_LAYERS, MAX_TRAINING_STEPS, MAX_UNITS } from './limits.js';
import { CARRIES, DETAILS, LANGUAGES } from './presentation.js';
import { CONVENTIONS } from './read-presentation.js';
import { expression, list, number, optimizerName } from './schema-words.js';
import { SECTIONS } from './sections.js';
import { TRAIN, TRAIN_KEYS } from './train-schema.js';

const count = z
  .int(`a whole number from 1 to ${MAX_UNITS} is expected`)
  .min(1, `a whole number from 1 to ${MAX_UNITS} is expected`)
  .max(MAX_UNITS, `a whole number from 1 to ${MAX_UNITS} is expected`);

const name = z.string('a name is expected').describe('A name, such as w1, or an entry, such as W1[1,2].');
const names = z.array(name, 'a list of names is expected');
const nameOrNames = z.union([name, names], 'a name or a list of names is expected');
const line = z.union([z.string(), z.number()], 'a text is expected');
const nameOrNumber = z.union([z.string(), z.number(), z.null()], 'a name or a number is expected');

/** A number, or lists of them as deep as the symbol has indices; null leaves an entry open. */
const numbers: z.ZodType = z.lazy(() =>
  z.union([number, z.null(), z.array(numbers)], 'a number or a list is expected'),
);

const withConstants = (what: string, choices: string) =>
  z.union(
    [z.string(), z.object({ name: z.string(`the name of ${what} is expected`) }).catchall(number)],
    `the name of ${what} is expected: ${choices}`,
  );

const activation = withConstants('an activation', list(ACTIVATIONS)).describe(
  `One of ${list(ACTIVATIONS)}, or one under activations. Left out: identity.`,
);

const layer = z
  .strictObject(
    {
      units: count.describe('How many units the layer has.'),
      activation,
      weights: z
        .array(
          z.array(nameOrNumber, 'a row of weights is expected: a list with one entry an input'),
          'a list of rows is expected: one row a unit, one column an input',
        )
        .describe('A row a unit, a column an input: names, or numbers.'),
      bias: z
        .union(
          [z.boolean(), z.string(), z.number(), z.array(nameOrNumber)],
          'names, numbers, one shared name or `false` is expected',
        )
        .describe('Names, numbers, one shared name for the whole layer, or false.'),
      preactivations: nameOrNames.describe('What the units are called before the activation.'),
      outputs: nameOrNames.describe('What the units are called after the activation.'),
    },
    'a layer is expected, such as `{units: 3, activation: sigmoid}`',
  )
  .partial()
  .required({ units: true });

const network = z
  .strictObject(
    {
      inputs: z
        .union([count, nameOrNames], 'names, or how many inputs there are, is expected')
        .describe('Names, or a count.'),
      layers: z
        .array(layer, 'a list of layers is expected')
        .min(1, 'a network needs a layer at least')
        .max(MAX_LAYERS, `a network has at most ${MAX_LAYERS} layers`),
      target: z
        .union([count, nameOrNames], 'one name, a list of names, or a count is expected')
        .describe('One name, a list of names, or a count.'),
    },
    'a network is expected: `inputs`, `layers` and `target`',
  )
  .partial()
  .required({ inputs: true, layers: true });

const update = z
  .object({ optimizer: optimizerName }, 'an optimizer is expected')
  .catchall(number)
  .describe(`One of ${list(OPTIMIZERS)}, with its parameters.`);

const loss = z
  .union(
    [expression, z.strictObject({ name, is: expression })],
    'a loss is expected: a catalog name, an expression, or `{name: E, is: half-squared-error}`',
  )
  .describe(`One of ${list(LOSSES)}, one under losses, an expression, or the name of a definition.`);
const comparison = z
  .strictObject(
    { activation, activations: z.array(activation, 'a list of activations is expected, one a layer'), loss },
    'what is different is expected, such as `{activation: relu}` or `{loss: squared-error}`',
  )
  .partial()
  .describe('The same problem with another activation (of the hidden layers), or another loss, side by side.');

const steps = z
  .int(`a whole number from 1 to ${MAX_TRAINING_STEPS} is expected`)
  .min(1, `a whole number from 1 to ${MAX_TRAINING_STEPS} is expected`)
  .max(MAX_TRAINING_STEPS, `training goes up to ${MAX_TRAINING_STEPS} steps`);
const training = z
  .object(
    { steps, optimizer: update.shape.optimizer.optional() },
    'the number of steps is expected, such as `{steps: 3}`',
  )
  .catchall(number)
  .describe('So many updates. Without an optimizer, that of the update task, or sgd.');

const variant = z
  .object(
    { ...TRAIN, ...comparison.shape, name: z.string('a name is expected'), initial },
    'what is different is expected, such as `{name: relu, activation: relu}`',
  )
  .partial()
  .catchall(number)
  .describe('The same training with something else in it: the optimizer, the beginning, an activation, when to stop.');
const train = z
  .object({ ...TRAIN, variants: z.array(variant, 'a list of variants is expected') }, 'a training is expected')
  .partial()
  .catchall(number)
  .describe('A training over `data:`, with the constants of its optimizer and `weight_decay`.');

/** The tasks that are more than a word. */
export const TASK_EXAMPLES: Readonly<Partial<Record<(typeof SECTIONS)[number], string>>> = {
  update: '`{update: {optimizer: sgd, learning_rate: 0.1}}`',
  training: '`{training: {steps: 3}}`',
  train: '`{train: {epochs: 100, learning_rate: 0.1}}`',
  comparison: '`{comparison: {activation: relu}}`',
};
const plainTasks = SECTIONS.filter((id) => !(id in TASK_EXAMPLES));

const matrix = z.strictObject(
  {
    index_lines: z
      .boolean('`true` or `false` is expected')
      .describe('Whether each transpose is explained by the index that the sum runs over.'),
  },
  'how matrices are shown is expected: `{index_lines: true}`',
);

const choice = <const T extends readonly string[]>(words: T, what: string) =>
  z.enum(words, `${what} is expected: ${words.map((word) => `\`${word}\``).join(', ')}`);
const letter = (role: string) => z.string('a name is expected').describe(`The letter of each ${role}.`);
const profile = z
  .string(`the name of a notation is expected: ${list(NOTATIONS)}`)
  .describe(`One of ${list(NOTATIONS)}.`);

const task = z.union(
  [
    z.enum(plainTasks),
    z.strictObject({ gradients: nameOrNames }),
    z.strictObject({ matrix }),
    z.strictObject({ update }),
    z.strictObject({ training }),
    z.strictObject({ train }),
    z.strictObject({ comparison }),
    z.strictObject({ code: choice(TARGETS, 'a programming language') }),
  ],
  `a task is expected: ${plainTasks.map((id) => `\`${id}\``).join(', ')}, \`{gradients: [w1]}\`, \`{matrix: {index_lines: true}}\`, \`{code: numpy}\`, ${TASK_EXAMPLES.update}, ${TASK_EXAMPLES.training}, ${TASK_EXAMPLES.train} or ${TASK_EXAMPLES.comparison}`,
);

const conventions = Object.fromEntries(
  Object.entries(CONVENTIONS).map(([key, words]) => [key, choice(words, `one of the words of \`${key}\``)]),
);

const notation = z.union(
  [
    profile,
    z
      .strictObject({
        profile,
        names: z
          .record(name, z.string('a name is expected'))
          .describe('What is printed for a name: `{t: y, a2: yhat}`.'),
        ...conventions,
        ...Object.fromEntries(ROLES.map((role) => [role, letter(role.replace('_', ' '))])),
      })
      .partial(),
  ],
  'a notation is expected: the name of a profile, or a map such as `{profile: nielsen, log: log}`',
);

const digits = z.int('a whole number from 0 to 15 is expected').min(0).max(15);
const ROUNDING = {
  decimals: digits.describe('So many decimals.'),
  significant: digits.min(1, 'one significant digit at least').describe('So many significant digits.'),
  ties: choice(TIES, 'a way to round ties').describe('Half a unit goes away from zero, or to the even digit.'),
};
const roundingExpected = 'a rounding is expected: `{decimals: 4}` or `{significant: 3}`';
const rounding = z.strictObject(ROUNDING, roundingExpected).partial();
const sections = z.partialRecord(z.enum(SECTIONS), rounding, 'a map from sections to roundings is expected');

const problem = z
  .strictObject(
    {
      title: z.union([z.string(), z.number()], 'a text is expected'),
      network,
      define: z.array(
        z.string('a definition is expected, such as `z = w*x + b`'),
        'a list of definitions is expected, such as `- z = w*x + b`',
      ),
      loss,
      values: z.record(name, numbers, 'a map is expected: `{x1: 1, w1: 0.5}`'),
      sizes: z.record(name, count, 'a map from index letters to sizes is expected: `{i: 3}`'),
      batch: z.enum(['mean', 'sum'], '`mean` or `sum` is expected'),
      data,
      initial,
      wrt: nameOrNames.describe('What to differentiate by. Left out: the weights and biases of the network.'),
      frozen: nameOrNames.describe('Parameters that an update leaves alone.'),
      tasks: z.array(task, 'a list of tasks is expected, such as `[forward, gradients]`'),
      assume: z
        .union([expression, z.array(expression)], 'a list of equations is expected')
        .describe('Equations that simplification may cite, such as sum(k, t[k]) = 1.'),
      penalty: z
        .strictObject({ l2: expression, l1: expression }, 'a penalty is expected, such as `{l2: 0.01}`')
        .partial(),
      activations: z.record(name, expression, 'a map is expected: `{mish: z*tanh(log(1 + exp(z)))}`'),
      losses: z.record(name, expression, 'a map is expected: `{quartic: "sum(k, (t[k] - y[k])^4)"}`'),
      notation,
      rounding: z
        .strictObject({ ...ROUNDING, sections }, roundingExpected)
        .partial()
        .describe('How numbers are rounded: `{decimals: 4}` or `{significant: 3}`, also section by section.'),
      carry: choice(CARRIES, 'a way to carry values on').describe(
        'Go on from exact values, from rounded ones as by hand, or show both.',
      ),
      detail: choice(DETAILS, 'a level'),
      language: choice(LANGUAGES, 'a language'),
      course: line.describe('Printed in the header.'),
      date: line.describe('Printed in the header as it stands.'),
      version: line.describe('Printed in the header: of the paper, or of the spec.'),
      marks: z
        .partialRecord(
          z.enum(SECTIONS),
          z.number('a number of marks is expected').min(0, 'marks are not negative'),
          'a map from sections to marks is expected',
        )
        .describe('Marks by section: `{forward: 4, gradients: 6}`. Left out: shared out by the length of the work.'),
      aliases: z.record(z.string(), expression, 'a map from a document’s names to the spec’s is expected'),
    },
    'a spec is a map with keys such as `network:` or `define:`, and `loss:`',
  )
  .partial();

export const specSchema = problem.extend({
  parts: z
    .record(z.string(), problem, 'a map is expected, a problem a part: `parts: {a: {…}, b: {…}}`')
    .optional()
    .describe('Several problems; what stands above them they inherit.'),
});

const TASK_KEYS: Readonly<Record<string, readonly string[]>> = {
  matrix: Object.keys(matrix.shape),
  update: ['optimizer'],
  training: ['steps', 'optimizer'],
  train: TRAIN_KEYS,
  comparison: Object.keys(comparison.shape),
};

/** The keys that may stand in the map at `path`, for saying which one was meant. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  const [first, second, third, fourth] = path[0] === 'parts' ? path.slice(2) : path;
  if (first === undefined) return Object.keys(path.length === 0 ? specSchema.shape : problem.shape);
  if (first === 'network') return Object.keys(second === undefined ? network.shape : layer.shape);
  if (first === 'tasks' && path.at(-1) === 'early_stopping') return ['patience', 'restore'];
  if (first === 'tasks' && fourth === 'variants') return Object.keys(variant.shape);
  if (first === 'tasks') return third === undefined ? SECTIONS : (TASK_KEYS[String(third)] ?? []);
  if (first === 'data') return second === undefined ? Object.keys(dataKeys.shape) : [];
  if (first === 'rounding')
    return second === 'sections' && third === undefined ? SECTIONS : Object.keys(rounding.shape);
  if (first === 'marks') return SECTIONS;
  if (first === 'loss') return ['name', 'is'];
  if (first === 'penalty') return ['l1', 'l2'];
  return first === 'notation' ? ['profile', 'names', ...Object.keys(CONVENTIONS), ...ROLES] : [];
}

/** The JSON Schema of spec files, for editors. */
export const specJsonSchema = (): object => ({
  ...z.toJSONSchema(specSchema, { io: 'input' }),
  title: 'gradsheet spec',
});
