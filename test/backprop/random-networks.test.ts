/** Random networks: gradients against central differences of a forward pass that shares no code with ours. */
import { expect, it } from 'vitest';
import { solve } from '../../src/index.js';
import type { SolutionJson } from '../../src/write/json.js';
import { randomNetwork } from '../support/random-network.js';

const BATCH = 100;
const STEP = 1e-5;

it.each(Array.from({ length: 20 }, (_, n) => n * BATCH))('random networks from seed %i', (first) => {
  for (let seed = first; seed < first + BATCH; seed++) {
    const { spec, parameters, loss } = randomNetwork(seed);
    const answer = solve(spec) as SolutionJson;
    expect(answer.loss.value as number, `loss of seed ${seed}`).toBeCloseTo(loss(), 12);
    for (const { key, get, set } of parameters) {
      const old = get();
      const at = (x: number): number => {
        set(x);
        const value = loss();
        set(old);
        return value;
      };
      const slope = (at(old + STEP) - at(old - STEP)) / (2 * STEP);
      const gradient = answer.gradients[key] as number;
      const close = Math.abs(gradient - slope) <= 1e-7 * Math.max(1, Math.abs(slope));
      expect(close, `seed ${seed}: ∂L/∂${key} is ${gradient}, differences give ${slope}\n${spec}`).toBe(true);
    }
  }
});
