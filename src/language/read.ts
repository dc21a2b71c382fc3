/** Text to expressions in one call. */
import { elaborate, type Scope } from './elaborate.js';
import { type Expr, num } from './expr.js';
import { parse } from './parse.js';
import { type Diagnostic, InputError } from './source.js';
import type { Syntax } from './syntax.js';
import { tokenize } from './tokens.js';

/** A longer text is refused before it is looked at. */
export const MAX_LENGTH = 100_000;

/** The syntax of one expression or relation; what is wrong goes to `problems`, spans counted in `text`. */
export function readSyntax(text: string, problems: Diagnostic[]): Syntax | undefined {
  if (text.length > MAX_LENGTH) {
    const message = `the expression has ${text.length} characters, more than the ${MAX_LENGTH} that are read`;
    problems.push({ code: 'too-long', span: { start: 0, end: 1 }, message });
    return undefined;
  }
  const { syntax, diagnostic } = parse(tokenize(text));
  if (diagnostic) problems.push(diagnostic);
  return syntax;
}

/** The expression that `text` spells in `scope`. Throws an InputError that lists all that is wrong with it. */
export function readExpression(text: string, scope: Scope): Expr {
  const problems: Diagnostic[] = [];
  const syntax = readSyntax(text, problems);
  const expr = syntax ? elaborate(syntax, scope, problems) : num(1);
  if (problems.length > 0) throw new InputError(problems, { name: 'expression', text });
  return expr;
}

/** The two sides of `left = right`. Throws an InputError that lists all that is wrong with them. */
export function readEquation(text: string, scope: Scope): { readonly left: Expr; readonly right: Expr } {
  const problems: Diagnostic[] = [];
  const syntax = readSyntax(text, problems);
  if (syntax && !(syntax.kind === 'relation' && syntax.relation === '=')) {
    problems.push({ code: 'equation-expected', span: syntax.span, message: 'an equation is expected: `left = right`' });
  }
  let left: Expr = num(1);
  let right: Expr = num(1);
  if (syntax?.kind === 'relation') {
    left = elaborate(syntax.left, scope, problems);
    right = elaborate(syntax.right, scope, problems);
  }
  if (problems.length > 0) throw new InputError(problems, { name: 'equation', text });
  return { left, right };
}

/**
 * A scope in which each letter runs over one axis wherever it stands: `scopeOf({ranges: {i: 'A', j: 'B'}})`. A letter
 * with a number after it (`i2`) runs with the letter.
 */
export function scopeOf(known: {
  readonly ranges?: Readonly<Record<string, string>>;
  readonly sizes?: Readonly<Record<string, number>>;
  readonly functions?: Scope['functions'];
  readonly allowDerivatives?: boolean;
}): Scope {
  const ranges = new Map(Object.entries(known.ranges ?? {}));
  const sizes = new Map(Object.entries(known.sizes ?? {}));
  return {
    axisOf: (letter) => ranges.get(letter) ?? ranges.get(letter.replace(/\d+$/, '')),
    sizeOf: (axis) => sizes.get(axis),
    functions: known.functions ?? new Map(),
    allowDerivatives: known.allowDerivatives ?? false,
  };
}
