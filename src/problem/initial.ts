/** Reads `initial:`: how the parameters begin that no value is given for. */
import { findInitialiser, INITIALISERS } from '../catalog/initialisers.js';
import type { Expr, Sym } from '../language/expr.js';
import { didYouMean } from '../language/nearest.js';
import type { Diagnostic } from '../language/source.js';
import { entriesOf, get, type Located, numberOf, type Scalar, textOf } from './located.js';
import type { NetworkPlan } from './network-plan.js';
import type { Definition, Given, Initial, InitialRule } from './problem.js';
import type { Quantity } from './quantity.js';
import { readNumber } from './values.js';

/** A parameter by its name, as far as its beginning depends on it. */
export interface Beginning {
  readonly name: string;
  readonly isBias: boolean;
  readonly fanIn: number;
  readonly fanOut: number;
}

type Choice = Pick<InitialRule, 'initialiser' | 'constants'>;

/** The rules at `node`, or the usual ones: Glorot's for weights, zeros for biases. */
export function readInitial(
  node: Located | undefined,
  parameters: readonly Beginning[],
  seed: number,
  problems: Diagnostic[],
): Initial {
  const { weights, biases, byName } = choicesAt(node, parameters, problems);
  const rule = ({ name, isBias, fanIn, fanOut }: Beginning): [string, InitialRule] => [
    name,
    { ...(byName.get(name) ?? (isBias ? biases : weights)), fanIn, fanOut },
  ];
  return { seed: numberOf(get(node, 'seed')) ?? seed, of: new Map(parameters.map(rule)) };
}

const usually = (initialiser: string): Choice => ({ initialiser, constants: {} });

interface Choices {
  readonly weights: Choice;
  readonly biases: Choice;
  readonly byName: ReadonlyMap<string, Choice>;
}

function choicesAt(node: Located | undefined, parameters: readonly Beginning[], problems: Diagnostic[]): Choices {
  const usual: Choices = { weights: usually('glorot-uniform'), biases: usually('zeros'), byName: new Map() };
  if (node === undefined) return usual;
  if (node.kind === 'scalar' || get(node, 'name')) {
    const one = readChoice(node, problems) ?? usual.weights;
    // One constant is for all; one that depends on the layer is for its weights.
    return { ...usual, weights: one, biases: isConstant(one) ? one : usual.biases };
  }
  const byName = new Map<string, Choice>();
  for (const { key, keySpan, value } of entriesOf(node)) {
    if (key === 'seed') continue;
    const choice = readChoice(value, problems);
    if (choice) byName.set(key, choice);
    if (key === 'weights' || key === 'biases' || parameters.some(({ name }) => name === key)) continue;
    const names = ['weights', 'biases', 'seed', ...parameters.map(({ name }) => name)];
    const hint = didYouMean(key, names) ?? {
      hint: 'there are `weights`, `biases`, `seed` and the names of parameters',
    };
    problems.push({ code: 'unknown-name', span: keySpan, message: `no parameter is called \`${key}\``, ...hint });
  }
  return { weights: byName.get('weights') ?? usual.weights, biases: byName.get('biases') ?? usual.biases, byName };
}

const isConstant = ({ initialiser }: Choice): boolean => findInitialiser(initialiser)?.distribution.kind === 'constant';

/** A name, a name with its constants, or a number for all entries. */
function readChoice(node: Located, problems: Diagnostic[]): Choice | undefined {
  const nameNode = get(node, 'name') ?? node;
  if (nameNode.kind !== 'scalar') return undefined;
  if (nameNode === node && isNumber(nameNode)) {
    const value = readNumber(nameNode, problems);
    return value && { initialiser: 'constant', constants: { value } };
  }
  const name = textOf(nameNode) ?? '';
  const row = findInitialiser(name);
  if (row === undefined) {
    const names = INITIALISERS.flatMap((r) => [r.name, ...r.aliases]);
    const hint = didYouMean(name, names) ?? { hint: `there are ${INITIALISERS.map((r) => r.name).join(', ')}` };
    problems.push({
      code: 'unknown-initialiser',
      span: nameNode.span,
      message: `there is no initialiser \`${name}\``,
      ...hint,
    });
    return undefined;
  }
  const constants: Record<string, Expr> = {};
  const keys = row.parameters.map((p) => p.key);
  for (const { key, keySpan, value } of entriesOf(node)) {
    if (key === 'name' || key === 'seed') continue;
    if (!keys.includes(key)) {
      const hint = keys.length > 0 ? { hint: `it has ${keys.join(', ')}` } : {};
      problems.push({ code: 'unknown-constant', span: keySpan, message: `\`${name}\` has no \`${key}\``, ...hint });
    } else if (value.kind === 'scalar') {
      const number = readNumber(value, problems);
      if (number) constants[key] = number;
    }
  }
  const missing = row.parameters.find((p) => p.value === undefined && !(p.key in constants));
  if (missing) {
    const message = `\`${name}\` needs a \`${missing.key}\``;
    problems.push({
      code: 'missing-key',
      span: nameNode.span,
      message,
      hint: `such as \`{name: ${name}, ${missing.key}: 0.5}\``,
    });
  }
  return { initialiser: row.name, constants };
}

const isNumber = ({ value, text }: Scalar): boolean => typeof value === 'number' || /^[-+.\d(]/.test(text);

/** The weights and biases of a network by their names; a name that is used in two layers counts for the first. */
export function networkBeginnings({ layers }: NetworkPlan): readonly Beginning[] {
  const all = layers.flatMap(({ weights, biases }): readonly Beginning[] => {
    const [fanOut = 1, fanIn = 1] = weights.shape;
    const named = (quantity: Quantity | undefined, isBias: boolean): readonly Beginning[] =>
      quantity ? namesOf(quantity).map((name) => ({ name, isBias, fanIn, fanOut })) : [];
    return [...named(weights, false), ...named(biases, true)];
  });
  return all.filter(({ name }, n) => all.findIndex((other) => other.name === name) === n);
}

const namesOf = ({ base, own }: Quantity): readonly string[] => [
  ...new Set(own ? own.map((named) => named?.name ?? base) : [base]),
];

/**
 * The parameters of a tape: of two indices the first counts units, the second their inputs. A bias is a term of its own
 * in a sum.
 */
export function tapeBeginnings(
  parameters: readonly Sym[],
  definitions: readonly Definition[],
  given: ReadonlyMap<string, Given>,
): readonly Beginning[] {
  const terms = new Set(definitions.flatMap(({ value }) => (value.kind === 'add' ? value.args : [])));
  const isTerm = (name: string): boolean => [...terms].some((term) => term.kind === 'sym' && term.name === name);
  return [...new Set(parameters.map((p) => p.name))].map((name) => {
    const shape = given.get(name)?.shape ?? [];
    const [first = 1, ...rest] = shape;
    const fanIn = shape.length < 2 ? first : rest.reduce((a, b) => a * b, 1);
    return { name, isBias: isTerm(name), fanIn, fanOut: shape.length < 2 ? 1 : first };
  });
}
