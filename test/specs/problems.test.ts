/**
 * Problems that nobody ships, of many kinds: each formula's text gives its gradient, each gradient is the slope of the
 * loss, and what is left open stays right.
 */
import { describe, expect, it } from 'vitest';
import { newRandom, type Random } from '../support/random.js';
import { expectRight } from '../support/right.js';
import { agree, bodiesOf, type Entry, givenPoint, numberIn, type Spec, solved, yaml } from '../support/solved.js';
import { DEFINITIONS } from './problems/definitions.js';
import { NETWORKS } from './problems/networks.js';
import { OWN_FUNCTIONS } from './problems/own-functions.js';

describe.each([
  ['network', NETWORKS],
  ['definitions', DEFINITIONS],
  ['own functions', OWN_FUNCTIONS],
])('%s', (_, problems) => {
  it.each(Object.entries(problems))('%s: formulas and gradients', (_, text) => {
    // Five slopes, from the first entry to the last: each costs two solutions to 90 digits.
    expectRight(yaml(text), (keys) => keys.filter((_, n) => n % Math.ceil(keys.length / 5) === 0));
  });

  it.each(Object.entries(problems))('%s: left partly open', (_, text) => {
    const spec = yaml(text);
    const whole = solved(spec);
    const [point, bodies] = [givenPoint(spec), bodiesOf(spec)];
    const open = solved({ ...spec, values: thinned(spec.values as object, 0.35, newRandom(7)) });
    const found = { ...open.values, ...open.gradients };
    for (const [key, entry] of Object.entries({ ...whole.values, ...whole.gradients })) {
      const samples = [entry].flat() as readonly Entry[];
      for (const [n, sample] of samples.entries()) {
        const left = ([found[key]].flat() as readonly Entry[])[n];
        const [is, should] = [numberIn(left, point, bodies), numberIn(sample)];
        expect(agree(is, should, 12), `${key}: ${JSON.stringify(left)} is ${is}, not ${should}`).toBe(true);
      }
    }
  });
});

/** The values without some of them: names left out, entries of tables left open. */
function thinned(values: object, share: number, random: Random): Spec {
  const blank = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(blank);
    return random.next() < share ? null : value;
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      Array.isArray(value) || random.next() >= share ? [[key, blank(value)]] : [],
    ),
  );
}
