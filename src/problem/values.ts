/** The numbers of a spec: exact, with the shape of the lists that they stand in. */
import { type Expr, num } from '../language/expr.js';
import { parseDecimal } from '../language/rational.js';
import { scopeOf } from '../language/read.js';
import { evaluateAt } from '../language/settle.js';
import type { Diagnostic, Span } from '../language/source.js';
import { ValueError } from '../language/value-error.js';
import { symbolsOf } from '../language/walk.js';
import { meaning, readFormula } from './formulas.js';
import { entriesOf, type List, type Located, type Scalar } from './located.js';
import { badName, type Named, namedIn } from './names.js';

/** Numbers in rows of rows, row by row; `undefined` where one was left open. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly entries: readonly (Expr | undefined)[];
  readonly span: Span;
}

/** What a spec gives for a symbol, or for one entry of it. */
export interface ValueSpec {
  readonly of: Named;
  readonly tensor: Tensor;
}

/** The values under `values:`. What is no number or no table is reported. */
export function readValues(node: Located | undefined, problems: Diagnostic[]): readonly ValueSpec[] {
  const specs: ValueSpec[] = [];
  for (const { key, keySpan, value } of entriesOf(node)) {
    const of = namedIn(key, keySpan);
    if (of === undefined) problems.push(badName(key, keySpan));
    const tensor = readTensor(value, problems);
    if (of && tensor) specs.push({ of, tensor });
  }
  return specs;
}

/** The numbers at `node`; `undefined`, with the reason reported, where they do not make a table. */
function readTensor(node: Located, problems: Diagnostic[]): Tensor | undefined {
  switch (node.kind) {
    case 'scalar': {
      const entry = node.value === null ? 'open' : readNumber(node, problems);
      if (entry === undefined) return undefined;
      return { shape: [], entries: [entry === 'open' ? undefined : entry], span: node.span };
    }
    case 'list':
      return readRows(node, problems);
    case 'map':
      return undefined;
  }
}

function readRows(node: List, problems: Diagnostic[]): Tensor | undefined {
  const rows = node.items.map((item) => readTensor(item, problems));
  const first = rows[0];
  if (rows.length === 0) {
    problems.push({ code: 'empty-list', span: node.span, message: 'an empty list gives no values' });
    return undefined;
  }
  if (first === undefined || rows.some((row) => row === undefined)) return undefined;
  const tables = rows as readonly Tensor[];
  const uneven = tables.find((row) => !sameShape(row.shape, first.shape));
  if (uneven) {
    const message = `${described(uneven.shape)} stands here, but ${described(first.shape)} before it in the same list`;
    problems.push({ code: 'uneven-rows', span: uneven.span, message, hint: 'all rows of a table are equally long' });
    return undefined;
  }
  return { shape: [rows.length, ...first.shape], entries: tables.flatMap((row) => row.entries), span: node.span };
}

const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, n) => size === b[n]);

/** "a number", "a list of 3", "a table of 2 × 3". */
export const described = (shape: readonly number[]): string =>
  shape.length === 0 ? 'a number' : shape.length === 1 ? `a list of ${shape[0]}` : `a table of ${shape.join(' × ')}`;

/** Refuses an expression of numbers that has no value: log(0), sqrt(-1). */
function hasValue(e: Expr, { span }: Scalar, problems: Diagnostic[]): boolean {
  if (e.kind === 'num') return true;
  try {
    evaluateAt(e, () => 0);
    return true;
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    problems.push({ code: 'no-value', span, message: `this cannot be a value: ${error.reason}` });
    return false;
  }
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const NUMBERS_ONLY = scopeOf({});

/** The exact number that a scalar spells: a decimal, or an expression of numbers. */
export function readNumber(node: Scalar, problems: Diagnostic[]): Expr | undefined {
  if (typeof node.value === 'boolean') return undefined;
  if (typeof node.value === 'number') {
    if (!Number.isFinite(node.value) && !DECIMAL.test(node.text)) return undefined;
    if (DECIMAL.test(node.text)) return num(parseDecimal(node.text));
    const message = `\`${node.text}\` is not a decimal number`;
    problems.push({ code: 'bad-number', span: node.span, message, hint: `write ${node.value}` });
    return undefined;
  }
  const before = problems.length;
  const formula = readFormula(node, problems);
  const e = formula && meaning(formula, formula.syntax, NUMBERS_ONLY, problems);
  if (e === undefined || problems.length > before) return undefined;
  const name = symbolsOf(e)[0]?.name;
  if (name === undefined) return hasValue(e, node, problems) ? e : undefined;
  const message = `a number is expected, or an expression of numbers: \`${name}\` is a name`;
  problems.push({ code: 'number-expected', span: node.span, message });
  return undefined;
}
