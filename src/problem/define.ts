/** Reads `define:` and `assume:`: equations, with a name or an indexed name on the left of a definition. */
import type { Scope } from '../language/elaborate.js';
import type { Expr, Sym } from '../language/expr.js';
import type { Diagnostic, Span } from '../language/source.js';
import type { Syntax } from '../language/syntax.js';
import type { AxisTable } from './axes.js';
import { type Formula, meaning, placeOf, readFormula } from './formulas.js';
import type { Located } from './located.js';
import { type Letters, type Survey, survey } from './occurrences.js';

/** `left = right`, with its letters told apart. */
export interface EquationPlan {
  readonly formula: Formula;
  readonly left: Syntax;
  readonly right: Syntax;
  readonly letters: Letters;
}

export interface DefinitionPlan extends EquationPlan {
  readonly name: string;
  /** The letters on the left: only these may stand free on the right. */
  readonly formals: ReadonlySet<string>;
  readonly span: Span;
}

/** The equation that a formula is. What is none is reported. */
export function planEquation(formula: Formula, all: Survey, problems: Diagnostic[]): EquationPlan | undefined {
  const { syntax } = formula;
  if (syntax.kind !== 'relation' || syntax.relation !== '=') {
    const hint = 'write `z = w*x + b`';
    const span = placeOf(formula, syntax.span);
    problems.push({ code: 'equation-expected', span, message: 'an equation is expected here', hint });
    return undefined;
  }
  const { left, right } = syntax;
  return { formula, left, right, letters: survey(formula, [left, right], all) };
}

/** The definition at `node`. A left side that names nothing is reported. */
export function planDefinition(node: Located, all: Survey, problems: Diagnostic[]): DefinitionPlan | undefined {
  const read = readFormula(node, problems);
  const equation = read && planEquation(read, all, problems);
  if (equation === undefined) return undefined;
  const { left, formula } = equation;
  const span = placeOf(formula, left.span);
  if (left.kind !== 'name' && left.kind !== 'indexed') {
    const message = 'the left side of a definition is a name, such as `z` or `z[i]`';
    problems.push({ code: 'bad-left-side', span, message });
    return undefined;
  }
  const indices = left.kind === 'indexed' ? left.indices : [];
  const letters = indices.flatMap((index) => (index.kind === 'name' ? [index.name] : []));
  const twice = letters.find((letter, n) => letters.indexOf(letter) !== n);
  if (twice !== undefined) {
    const message = `the index \`${twice}\` stands twice on the left side`;
    problems.push({ code: 'index-twice', span, message, hint: 'each index on the left has a letter of its own' });
    return undefined;
  }
  const name = left.kind === 'indexed' ? left.symbol.name : left.name;
  return { ...equation, name, formals: new Set(letters), span };
}

/** How the letters of a formula are read once the axes are known; only `free` ones may stand free. */
export const scopeIn = (
  letters: Letters,
  free: ReadonlySet<string> | 'any',
  axes: AxisTable,
  functions: Scope['functions'],
): Scope => ({
  axisOf: (letter, binder) =>
    binder || free === 'any' || free.has(letter) ? axes.nameOf(letters.slotOf(letter, binder)) : undefined,
  sizeOf: axes.sizeOf,
  functions,
});

/** Both sides of a definition as expressions. */
export function elaborateDefinition(
  { formula, left, right, letters, formals }: DefinitionPlan,
  axes: AxisTable,
  functions: Scope['functions'],
  problems: Diagnostic[],
): { readonly symbol: Sym; readonly value: Expr } {
  const scope = scopeIn(letters, formals, axes, functions);
  const symbol = meaning(formula, left, scope, problems) as Sym;
  return { symbol, value: meaning(formula, right, scope, problems) };
}
