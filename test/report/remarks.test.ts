/** Sentences that a problem may make false are said where they hold, and nowhere else: each condition found in its own way. */
import { describe, expect, it } from 'vitest';
import { solveText } from '../../src/commands/solved.js';
import type { Block, Inlines, Numbering, Table } from '../../src/document/document.js';
import type { Sym } from '../../src/language/expr.js';
import { symbolsOf } from '../../src/language/walk.js';
import type { Problem } from '../../src/problem/problem.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { plainText } from '../../src/write/words.js';
import { randomNetwork } from '../support/random-network.js';
import { PROBLEMS, plainly } from '../support/shipped.js';
import { type Entry, type Solved, type Spec, solved } from '../support/solved.js';

const NO_CHECKS = { seed: 0, checks: [], failures: [] };

interface Read {
  readonly problem: Problem;
  /** The paragraphs, each as its sentences. */
  readonly text: string;
  readonly paragraphs: readonly Inlines[];
  readonly update: Table | undefined;
  readonly told: Solved;
}

function read(spec: Spec): Read {
  const [part] = solveText({ name: 'spec', text: JSON.stringify(spec) }, { solver: solveInStyle });
  if (part === undefined) throw new Error('no problem');
  const { blocks } = solutionSheet([{ part: undefined, solution: part.solution, certificate: NO_CHECKS }]);
  const paragraphs = blocks.flatMap((b: Block) => (b.kind === 'paragraph' ? [b.text] : []));
  const update = blocks.find(
    (b): b is Table & Numbering => b.kind === 'table' && plainText(b.caption).startsWith('Old and new'),
  );
  const { problem } = part.solution;
  return { problem, paragraphs, text: paragraphs.map(plainText).join('\n'), update, told: solved(spec) };
}

/** A network of whole numbers and zeros: ReLU units that are off, inputs of 0, equal weights. */
function coarseNetwork(seed: number): Spec {
  let state = seed * 7919 + 1;
  const next = (n: number): number => {
    state = (state * 48271) % 2147483647;
    return state % n;
  };
  const list = (n: number, entry: () => number): number[] => Array.from({ length: n }, entry);
  const weight = (): number => next(5) - 2;
  const hidden = 1 + next(3);
  const inputs = 1 + next(3);
  const keys = [...list(hidden, () => 0).map((_, n) => `b1[${n + 1}]`), 'b2[1]'];
  return {
    network: {
      inputs,
      layers: [
        { units: hidden, activation: next(4) === 0 ? 'sigmoid' : 'relu' },
        { units: 1, activation: next(2) === 0 ? 'identity' : 'sigmoid' },
      ],
      target: 1,
    },
    loss: 'half-squared-error',
    values: {
      x: list(inputs, () => next(3) - 1),
      W1: list(hidden, () => 0).map(() => list(inputs, weight)),
      b1: list(hidden, weight),
      W2: [list(hidden, weight)],
      b2: [weight()],
      t: [next(2)],
    },
    ...(next(3) === 0 ? { frozen: keys.filter(() => next(2) === 0) } : {}),
    tasks: ['forward', 'gradients', { update: { optimizer: 'sgd', learning_rate: 0.5 } }],
  };
}

const UPDATE = { update: { optimizer: 'sgd', learning_rate: 0.5 } };
const CASES: readonly (readonly [string, Spec])[] = [
  ...PROBLEMS.map(({ name, spec }) => [name, plainly(spec)] as const),
  ...Array.from({ length: 30 }, (_, n) => [`coarse ${n}`, coarseNetwork(n)] as const),
  ...Array.from({ length: 10 }, (_, n) => {
    const spec = JSON.parse(randomNetwork(n).spec) as Spec;
    return [`random ${n}`, { ...spec, tasks: ['forward', 'gradients', UPDATE] }] as const;
  }),
  ['an input that a task asks for', { ...coarseNetwork(1), tasks: ['forward', { gradients: ['x', 'W1'] }, UPDATE] }],
  [
    'a product whose other factor is 0',
    {
      define: ['p = v*w', 'q = p + u'],
      loss: '(q - 1)^2',
      wrt: ['u', 'v', 'w'],
      values: { u: 1, v: 0, w: 2 },
      tasks: [UPDATE],
    },
  ],
];

describe.each(CASES)('%s', (_, spec) => {
  const { problem, text, paragraphs, update, told } = read(spec);
  const rows = update?.groups.flat().map((cells) => cells.map((cell) => plainText(cell))) ?? [];
  const moved = rows.filter((row) => row[3] !== 'frozen');

  it('says that what does not change has a gradient of exactly 0', () => {
    const zeros = moved.filter((row) => row[2] === '0');
    for (const row of zeros) expect(row[3]).toBe(row[1]);
    if (update) expect(numbersAt0(told)).toBe(zeros.length);
    const sentence = /([^.\n]*) (?:has|have) the gradient 0 and/.exec(text)?.[1];
    expect(sentence !== undefined || text.includes('Every gradient is 0')).toBe(zeros.length > 0);
    expect(text.includes('Every gradient is 0')).toBe(zeros.length > 1 && zeros.length === rows.length);
    if (sentence && !sentence.includes('parameters')) expect(named(sentence, rows)).toEqual(zeros.map((row) => row[0]));
  });

  it('names what is frozen', () => {
    const frozen = rows.filter((row) => row[3] === 'frozen').map((row) => row[0]);
    const sentence = /([^.\n]*) (?:is|are) frozen and/.exec(text)?.[1];
    expect(sentence !== undefined).toBe(frozen.length > 0);
    if (sentence && !sentence.includes('parameters')) expect(named(sentence, rows)).toEqual(frozen);
    if (update) expect(frozen.length > 0).toBe(((spec.frozen as readonly string[]) ?? []).length > 0);
  });

  it('has only parameters in the update', () => {
    const inputs = Object.keys((spec.values as object) ?? {}).filter((name) => ['x', 't', 'y'].includes(name));
    if (spec.network && update) for (const [name] of rows) expect(inputs).not.toContain(name);
  });

  it('calls off the ReLU units that are not above 0', () => {
    const preactivations = (problem.network?.layers ?? [])
      .filter((layer) => layer.activation === 'relu')
      .flatMap((layer) => [...new Set(layer.preactivations.map((s) => s.name))])
      .flatMap((name) => numbersUnder(told.values, name));
    const off = preactivations.filter((z) => z <= 0).length;
    const sentence = paragraphs.find((inlines) => plainText(inlines).includes('ReLU is off there'));
    if (problem.network) expect(sentence !== undefined).toBe(off > 0);
    const several = /(\d+) of the \d+ units/.exec(plainText(sentence ?? []))?.[1];
    const list = /([^.\n]*) (?:is|are) not above 0/.exec(plainText(sentence ?? []))?.[1] ?? '';
    if (sentence && problem.network) expect(several ? Number(several) : list.split(/, | and /).length).toBe(off);
  });

  it('says that contributions add up where there are several routes', () => {
    if (problem.definitions.some((d) => d.symbol.free.length > 0)) return;
    const parting = problem.definitions.some((d, n) => routesFrom(d.symbol, problem, n + 1) > 1);
    const partingParameter = problem.parameters.some((p) => routesFrom(p, problem, 0) > 1);
    const isSaid = /by several routes|contribution from each use|Where a parameter has several/.test(text);
    if (!parting && !partingParameter) expect(isSaid).toBe(false);
    if (partingParameter) expect(isSaid).toBe(true);
  });

  it('says which names stay symbols', () => {
    const used = new Set(problem.definitions.flatMap((d) => symbolsOf(d.value).map((s) => s.name)));
    const givenHere = [...problem.given].filter(([name]) => used.has(name));
    const open = givenHere.filter(([, { entries }]) => !entries.some((entry) => entry !== undefined));
    const isSaid = /(has|have) no value and (stays|stay)/.test(text);
    expect(isSaid).toBe(open.length > 0 && open.length < givenHere.length && open.length <= 8);
  });

  it('says that old values are needed where a gradient has another parameter in it', () => {
    if (!update) return;
    const isMoved = (key: string): boolean =>
      told.updated !== undefined && key.replace(/\[.*/, '') in tops(told.updated);
    const texts: (readonly [string, string])[] = [
      ...Object.entries(told.adjoints ?? {}).map(([key, a]) => [key, a.text] as const),
      ...Object.entries(told.formulas).map(([key, { text: formula }]) => [key, formula] as const),
    ];
    const names = [...new Set(problem.parameters.map((p) => p.name))].filter(isMoved);
    const needed = names.filter((name) =>
      texts.some(
        ([key, formula]) => key.replace(/\[.*/, '') !== name && new RegExp(`(^|\\W)${name}(\\W|$)`).test(formula),
      ),
    );
    expect(/ So (the gradients|a gradient)/.test(text)).toBe(needed.length > 0);
  });
});

const tops = (entries: object): Record<string, true> =>
  Object.fromEntries(Object.keys(entries).map((key) => [key.replace(/\[.*/, ''), true as const]));

/** How many gradients of what was updated are exactly 0. */
function numbersAt0({ gradients, updated = {} }: Solved): number {
  return Object.keys(updated)
    .flatMap((key) => flat(gradients[key]))
    .filter((x) => x === 0).length;
}
const flat = (entry: Entry | undefined): number[] =>
  Array.isArray(entry) ? entry.flatMap(flat) : typeof entry === 'number' ? [entry] : [];
const numbersUnder = (values: Readonly<Record<string, Entry>>, name: string): number[] =>
  Object.entries(values).flatMap(([key, entry]) => (key === name || key.startsWith(`${name}[`) ? flat(entry) : []));

/** The rows that a list of names speaks of; a name without its indices is that of all its rows. */
function named(list: string, rows: readonly (readonly string[])[]): string[] {
  const names = list.split(/, | and /).map((name) => name.trim());
  return rows.map((row) => row[0] as string).filter((row) => names.some((name) => row === name || belongs(row, name)));
}
/** `W₁₂⁽¹⁾`, `W_(12)⁽¹⁾` beside `W⁽¹⁾` */
const belongs = (row: string, name: string): boolean =>
  row.replace(/[₀-₉]|_\([^)]*\)|_./gu, '') === name && /[₀-₉]|_/u.test(row) && /⁾$/.test(name);

/** How many ways lead from an entry to the loss, counted one by one. */
function routesFrom(s: Sym, problem: Problem, from: number): number {
  if (s === problem.loss) return 1;
  return problem.definitions
    .slice(from)
    .map((d, n) => (symbolsOf(d.value).includes(s) ? routesFrom(d.symbol, problem, from + n + 1) : 0))
    .reduce((sum, routes) => sum + routes, 0);
}
