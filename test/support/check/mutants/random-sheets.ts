/** Specs of random networks, printed in any way: in a style and a notation, a language, with numbers or without. */
import { NOTATIONS, STYLES } from '../../../../src/catalog/notations.js';
import { newRandom, type Random } from '../../random.js';
import { randomNetwork } from '../../random-network.js';
import { withKeys } from '../../shipped.js';
import { type Spec, yaml } from '../../solved.js';

const PROFILES: readonly (string | undefined)[] = [undefined, ...NOTATIONS.map(({ name }) => name)];

/** Each style in each notation, in turn. */
export const WAYS = STYLES.flatMap((style) =>
  PROFILES.map((profile) => (profile ? `{profile: ${profile}, style: ${style}}` : `{style: ${style}}`)),
);

const UPDATES = [
  '{optimizer: sgd, learning_rate: 0.5}',
  '{optimizer: momentum, learning_rate: 0.1, momentum: 0.9}',
  '{optimizer: nesterov, learning_rate: 0.1}',
  '{optimizer: rmsprop, learning_rate: 0.01}',
  '{optimizer: adam, learning_rate: 0.01}',
];

/** The sheet of a random network in the way of that number; without the keys for which it has no choice, as it is. */
export function randomSheet(seed: number, way: number): string {
  const random = newRandom(seed * WAYS.length + way);
  const keys = [
    `notation: ${WAYS[way % WAYS.length]}`,
    `language: ${random.pick(['en', 'es'])}`,
    `detail: ${random.pick(['brief', 'normal', 'full'])}`,
    `carry: ${random.pick(['exact', 'rounded'])}`,
    `rounding: ${random.pick(['{significant: 3}', '{decimals: 3}', '{decimals: 4}', '{decimals: 6}'])}`,
    ...maybe(random, 1 / 4, `penalty: ${random.pick(['{l2: 0.01}', '{l1: 0.05}'])}`),
    ...maybe(random, 1 / 2, `tasks: [forward, gradients, {update: ${random.pick(UPDATES)}}]`),
  ];
  const printed = withKeys(smallNetwork(random), keys.join('\n'));
  if (random.next() < 2 / 3) return printed;
  const { values: _, ...symbolic } = yaml(printed);
  return JSON.stringify(symbolic);
}

const maybe = (random: Random, chance: number, key: string): readonly string[] => (random.next() < chance ? [key] : []);

/** The paths through a network are what its sheet grows with, in the style of paths. */
const MOST_PATHS = 6;

function smallNetwork(random: Random): string {
  for (;;) {
    const { spec } = randomNetwork(Math.floor(random.next() * 1e6));
    const { network } = yaml(spec) as Spec & { network: { inputs: number; layers: readonly { units: number }[] } };
    if (network.layers.reduce((paths, { units }) => paths * units, network.inputs) <= MOST_PATHS) return spec;
  }
}
