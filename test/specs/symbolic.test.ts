/** Problems without any number: what is said of W[i,j] holds of every entry once there are numbers. */
import { describe, expect, it } from 'vitest';
import { big, type Number80, textValue } from '../support/evaluate-text.js';
import {
  agree,
  bodiesOf,
  type Entry,
  givenPoint,
  isOpen,
  numberIn,
  pointOf,
  type Spec,
  solved,
  yaml,
} from '../support/solved.js';
import { DEFINITIONS } from './problems/definitions.js';
import { NETWORKS } from './problems/networks.js';
import { OWN_FUNCTIONS } from './problems/own-functions.js';

const SPECS = Object.entries({ ...DEFINITIONS, ...OWN_FUNCTIONS, ...NETWORKS })
  .map(([name, text]) => ({ name, spec: yaml(text) }))
  // Without values nothing says that a definition varies from sample to sample.
  .filter(({ spec }) => spec.network !== undefined || spec.batch === undefined);

/** Without values, and without the numbers among weights and biases. */
function emptied({ values: _, ...spec }: Spec): Spec {
  const blank = (v: unknown): unknown => (Array.isArray(v) ? v.map(blank) : typeof v === 'number' ? null : v);
  const { network } = structuredClone(spec) as { network?: { layers: Record<string, unknown>[] } };
  for (const layer of network?.layers ?? []) {
    if (layer.weights) layer.weights = blank(layer.weights);
    if (Array.isArray(layer.bias)) layer.bias = blank(layer.bias);
  }
  return network ? { ...spec, network } : spec;
}

/** The entries of `all` that `key` stands for, with what its letters are at each. */
function entriesLike(key: string, all: readonly string[]): readonly (readonly [string, ReadonlyMap<string, number>])[] {
  const parts = (k: string): readonly string[] => k.split(/[[\],]/).filter((part) => part !== '');
  const own = parts(key);
  const isLetter = (part: string, n: number): boolean => n > 0 && !/^\d/.test(part);
  return all.flatMap((k) => {
    const theirs = parts(k);
    const fits = theirs.length === own.length && own.every((part, n) => isLetter(part, n) || part === theirs[n]);
    const letters = own.flatMap((part, n) => (isLetter(part, n) ? [[part, Number(theirs[n])] as const] : []));
    return fits ? [[k, new Map(letters)] as const] : [];
  });
}

/** How long the axes of the problems are: texts speak of the lengths that nothing fixes. */
const LENGTHS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'layer norm': { N_i: 4 },
  'batch norm': { N_n: 3 },
  'activations that call one another': { N_samples: 2 },
  'three samples, their mean, with both penalties': { N_samples: 3 },
  'a batch of one': { N_samples: 1 },
  'samples of a loss by cases, behind two layers': { N_samples: 3 },
  'names that sample indices might have': { N_samples: 3 },
};

describe.each(SPECS)('$name', ({ name, spec }) => {
  const empty = solved(emptied(spec));
  const full = solved(spec, 40);
  const bodies = bodiesOf(spec);
  const lengths = Object.entries(LENGTHS[name] ?? {}).map(([key, n]) => [key, big(n)] as const);

  function compare(
    texts: Readonly<Record<string, string | number>>,
    numbers: Readonly<Record<string, Entry>>,
    point: ReadonlyMap<string, Number80>,
  ): void {
    const seen = new Set<string>();
    for (const [key, text] of Object.entries(texts)) {
      for (const [entry, letters] of entriesLike(key, Object.keys(numbers))) {
        seen.add(entry);
        if (Array.isArray(numbers[entry])) continue;
        const is = typeof text === 'number' ? big(text) : textValue(text, point, { letters, bodies });
        const should = numberIn(numbers[entry]);
        expect(agree(is, should, 12), `${entry}: ${text} is ${is}, not ${should}`).toBe(true);
      }
    }
    expect([...seen].sort()).toEqual(Object.keys(numbers).sort());
  }
  const told = (entries: Readonly<Record<string, Entry>>): Readonly<Record<string, string | number>> =>
    Object.fromEntries(Object.entries(entries).map(([key, e]) => [key, isOpen(e) ? e.text : Number(e)]));

  it('has values and gradients over what is given', () => {
    const point = new Map([...givenPoint(spec), ...lengths]);
    compare(told(empty.values), full.values, point);
    compare(told(empty.gradients), full.gradients, point);
  });

  it('has formulas over its own symbols', () => {
    const { formulas, adjoints = {} } = empty;
    // Adjoints are another way to say the same: the values speak for these.
    if (Object.keys(adjoints).length > 0) return;
    const texts = Object.fromEntries(Object.entries(formulas).map(([key, { text }]) => [key, text]));
    compare(texts, full.gradients, new Map([...pointOf(spec, full), ...lengths]));
  });
});
