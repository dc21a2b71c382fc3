import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const backward = {
  why: (loss: Layout): Inlines =>
    prose`We go from ${loss} backwards: what several gradients share is then worked out once.`,
  branching: (names: Inlines, count: number, loss: Layout): Inlines =>
    prose`${names} ${count === 1 ? 'reaches' : 'reach'} ${loss} by several routes, whose contributions add up.`,
  off: (names: Inlines, count: number): Inlines =>
    prose`${names} ${count === 1 ? 'is' : 'are'} not above 0: ReLU is off there, and no gradient passes.`,
  mostOff: (off: number, all: number): Inlines =>
    prose`${off} of the ${all} units are not above 0: ReLU is off there, and no gradient passes.`,
  one: (delta: Layout, derivative: Layout): Inlines => prose`We write ${delta} for ${derivative}.`,
  several: (delta: Layout, derivative: Layout): Inlines =>
    prose`We write ${delta} for ${derivative}, and so on for the others: each follows from those above it.`,
};
