/** Sheets that go on from rounded values: each printed line is right in the very numbers that stand on it. */
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { STYLES } from '../../src/catalog/notations.js';
import { solveText } from '../../src/commands/solved.js';
import type { Document, Equation } from '../../src/document/document.js';
import type { Layout } from '../../src/language/layout.js';
import { unicode } from '../../src/language/unicode.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { type Number80, textValue } from '../support/evaluate-text.js';
import { plainTextOf, SHIPPED, textOf, withKeys } from '../support/shipped.js';

const NO_CHECKS = { seed: 0, checks: [], failures: [] };

/** The sheets of a spec's parts, with `lines` of YAML in place of its own. */
const sheetsOf = (text: string, ...lines: readonly string[]): readonly Document[] =>
  solveText({ name: 'spec', text: withKeys(text, lines.join('\n')) }, { solver: solveInStyle }).map(
    ({ solution, part }) => solutionSheet([{ part, solution, certificate: NO_CHECKS }]),
  );

interface Side {
  readonly relation: string;
  readonly layout: Layout;
}

/** left = a ≈ b = c, each with the sign before it. A line with a left side begins anew. */
function chainsOf({ lines }: Equation): readonly (readonly Side[])[] {
  const chains: Side[][] = [];
  for (const { left, relation, right } of lines) {
    if (left) chains.push([{ relation: '', layout: left }]);
    const sides: { relation: string; items: Layout[] }[] = [{ relation, items: [] }];
    for (const item of right.kind === 'row' ? right.items : [right]) {
      if (item.kind === 'operator' && /^[=≈]$/.test(item.symbol)) sides.push({ relation: item.symbol, items: [] });
      else sides.at(-1)?.items.push(item);
    }
    chains
      .at(-1)
      ?.push(...sides.map((s) => ({ relation: s.relation, layout: { kind: 'row', items: s.items } as Layout })));
  }
  return chains;
}

const equationsOf = ({ blocks }: Document): readonly Equation[] => blocks.filter((b) => b.kind === 'equation');

const OPERATORS: Readonly<Record<string, string>> = { '×': '*', '·': '*', '+': '+', '-': '-', '/': '/', ',': ',' };
const FUNCTIONS: Readonly<Record<string, string>> = { sigma: 'sigmoid', ReLU: 'relu' };
const PLAIN = /^(exp|log|ln|tanh|max|min|sin|cos)$/;

/** What can be worked out: nothing but numbers, signs and functions. Throws for anything else. */
function arithmetic(layout: Layout): string {
  switch (layout.kind) {
    case 'number':
      return layout.text;
    case 'operator':
      return OPERATORS[layout.symbol] ?? lost(layout);
    case 'row':
      return layout.items.map(arithmetic).join(' ');
    case 'fraction':
      return `((${arithmetic(layout.top)})/(${arithmetic(layout.bottom)}))`;
    case 'fenced':
      return layout.open === '|' ? `abs(${arithmetic(layout.body)})` : `(${arithmetic(layout.body)})`;
    case 'root':
      return `sqrt(${arithmetic(layout.body)})`;
    case 'script': {
      const { base, sub, sup } = layout;
      if (sub || !sup) return lost(layout);
      const power = arithmetic(sup);
      return base.kind === 'identifier' && base.name === 'e' ? `exp(${power})` : `${arithmetic(base)}^(${power})`;
    }
    case 'apply': {
      const { name, argument } = layout;
      const [head, power] = name.kind === 'script' ? [name.base, name.sup] : [name, undefined];
      const fn =
        head.kind === 'identifier'
          ? (FUNCTIONS[head.name] ?? (PLAIN.test(head.name) ? head.name : undefined))
          : undefined;
      if (fn === undefined) return lost(layout);
      const value = `${fn === 'ln' ? 'log' : fn}(${arithmetic(argument.kind === 'fenced' ? argument.body : argument)})`;
      return power ? `(${value})^(${arithmetic(power)})` : value;
    }
    default:
      return lost(layout);
  }
}

class NoArithmetic extends Error {}
function lost(layout: Layout): never {
  throw new NoArithmetic(layout.kind);
}

/** Juxtaposed factors are products; the reader of formulas wants a sign. */
function worth(layout: Layout): Number80 | undefined {
  try {
    return textValue(arithmetic(layout).replace(/([\d)]) (?=[(\d]|[a-z])/g, '$1*'), new Map());
  } catch (error) {
    if (error instanceof NoArithmetic) return undefined;
    throw error;
  }
}

/** One unit of the last digit of a printed number; undefined for anything else. */
function unitOf(layout: Layout): Decimal | undefined {
  const text = unicode(layout).replaceAll(' ', '');
  const [, digits, power = ''] = /^−?([\d.]+)(?:×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const exponent = [...power].map((c) => (c === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)))).join('');
  return new Decimal(`1e${Number(exponent) - (digits.split('.')[1] ?? '').length}`);
}

/** Every `numbers = number` of a sheet that does not hold as it stands, and how many there are. */
function checked(sheet: Document): { readonly wrong: readonly string[]; readonly count: number } {
  const wrong: string[] = [];
  let count = 0;
  for (const chain of equationsOf(sheet).flatMap(chainsOf)) {
    for (const [n, { relation, layout }] of chain.entries()) {
      const before = n > 0 ? chain[n - 1] : undefined;
      const [unit, left] = [unitOf(layout), before && worth(before.layout)];
      if (before === undefined || unit === undefined || left === undefined) continue;
      count++;
      const off = left.minus(worth(layout) as Number80).abs();
      const holds = relation === '=' ? off.isZero() : !off.isZero() && off.lte(unit.div(2).toString());
      if (!holds) wrong.push(`${unicode(before.layout)} ${relation} ${unicode(layout)}`);
    }
  }
  return { wrong, count };
}

const ROUNDINGS = [
  '{decimals: 3}',
  '{significant: 3, ties: even}',
  '{decimals: 2, sections: {gradients: {significant: 5}}}',
];

describe('carry: rounded', () => {
  let lines = 0;
  const rows = SHIPPED.map((name, n) => [name, ROUNDINGS[n % ROUNDINGS.length] as string] as const);
  it.each(rows)('%s by %s: every line is right in its own numbers', (name, rounding) => {
    for (const sheet of sheetsOf(textOf(name), `rounding: ${rounding}`, 'carry: rounded', 'language: en')) {
      const { wrong, count } = checked(sheet);
      expect(wrong).toEqual([]);
      lines += count;
    }
  });

  it('says so where rounding takes the value of a logarithm away', () => {
    const text = "define: [p = sigmoid(x), 'L = -log(1 - p)']\nloss: L\nwrt: [x]\nvalues: {x: 25}";
    expect(() => sheetsOf(text, 'carry: rounded')).toThrow('from rounded values, the logarithm of zero');
    expect(JSON.stringify(sheetsOf(text, 'carry: both'))).toContain('–');
  });

  it.each(STYLES)('the style %s: every line is right in its own numbers', (style) => {
    for (const sheet of sheetsOf(
      textOf('one-step'),
      'rounding: {decimals: 3}',
      'carry: rounded',
      `notation: {style: ${style}}`,
    )) {
      expect(checked(sheet).wrong).toEqual([]);
    }
  });

  it.each([3, 4])('a first step of Adam with %s decimals is one learning rate long', (decimals) => {
    const step = 'tasks: [forward, gradients, {update: {optimizer: adam, learning_rate: 0.01}}]';
    const [, b] = sheetsOf(
      textOf('one-step'),
      `rounding: {decimals: ${decimals}}`,
      'carry: rounded',
      'marks: {update: 1}',
      step,
    );
    const newValues = (b as Document).blocks.findLast((block) => block.kind === 'table');
    const rows = (newValues?.groups ?? []).flat();
    const numbers = rows.map(([, ...cells]) =>
      cells.map(([cell]) => Number(cell?.kind === 'math' && unicode(cell.math).replace('−', '-'))),
    );
    const moved = numbers.filter(([, gradient]) => gradient !== 0);
    expect(moved).toHaveLength(8);
    for (const [before = 0, gradient = 0, after = 0] of moved)
      expect(after).toBeCloseTo(before - 0.01 * Math.sign(gradient), decimals + 2);
  });

  it.each([
    ['adam', 'By hand, what the optimizer keeps is rounded to 5 significant digits.'],
    ['sgd', ''],
  ])('says first how the memory of %s is rounded', (optimizer, said) => {
    const step = `tasks: [forward, gradients, {update: {optimizer: ${optimizer}, learning_rate: 0.01}}]`;
    const [, b] = sheetsOf(textOf('one-step'), 'rounding: {decimals: 4}', 'carry: rounded', 'marks: {}', step);
    const notes = (b as Document).blocks.flatMap((block) => (block.kind === 'paragraph' ? JSON.stringify(block) : []));
    const after = notes.flatMap(
      (n) => /as one does by hand:.*goes on from the rounded value\. ?(.*?)"/.exec(n)?.[1] ?? [],
    );
    expect(after).toEqual([said]);
  });

  it('reads most of the lines', () => {
    expect(lines).toBeGreaterThan(150);
  });

  it('changes no result', () => {
    const [text, by] = [textOf('one-step'), { solver: solveInStyle }];
    const lossOf = (spec: string) =>
      solveText({ name: 'spec', text: spec }, by).map(({ solution }) => solution.answer(solution.problem.loss, 30));
    expect(lossOf(withKeys(text, 'rounding: {decimals: 1}\ncarry: rounded'))).toEqual(lossOf(text));
  });
});

/** A published calculation by hand with three decimals: its values, apart from its slips. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'z₁': '0.6',
  'a₁': '0.646',
  'a₂': '0.646',
  'a₃': '0.646',
  'z₄': '0.1',
  'a₄': '0.525',
  L: '0.113',
};

describe('a published calculation by hand', () => {
  it('has the values of its forward pass', () => {
    const [, b] = sheetsOf(plainTextOf('one-step'), 'rounding: {decimals: 3}', 'carry: rounded');
    const printed = new Map(
      equationsOf(b as Document)
        .flatMap(chainsOf)
        .map((chain) => [unicode((chain[0] as Side).layout), chain.at(-1)?.layout as Layout]),
    );
    for (const [name, value] of Object.entries(PUBLISHED)) {
      expect(Number(unicode(printed.get(name) as Layout)), name).toBe(Number(value));
    }
  });
});
