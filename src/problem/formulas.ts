/** Expressions of a spec: read where they stand, so that what is wrong is shown at its exact place in the file. */
import { elaborate, type Scope } from '../language/elaborate.js';
import type { Expr } from '../language/expr.js';
import { readSyntax } from '../language/read.js';
import type { Diagnostic, Span } from '../language/source.js';
import type { Syntax } from '../language/syntax.js';
import { type Located, placeIn, type Scalar } from './located.js';

/** A text that has been parsed, with the scalar that it stands in. */
export interface Formula {
  readonly syntax: Syntax;
  readonly scalar: Scalar;
}

/** The expression, equation or name that stands at `node`; `undefined` where there is none or it does not parse. */
export function readFormula(node: Located | undefined, problems: Diagnostic[]): Formula | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  const found: Diagnostic[] = [];
  const syntax = readSyntax(node.text, found);
  report(found, node, problems);
  return syntax && { syntax, scalar: node };
}

/** What a part of the formula means in `scope`. */
export function meaning({ scalar }: Formula, part: Syntax, scope: Scope, problems: Diagnostic[]): Expr {
  const found: Diagnostic[] = [];
  const e = elaborate(part, scope, found);
  report(found, scalar, problems);
  return e;
}

/** Where in the file a part of the formula stands. */
export const placeOf = ({ scalar }: Formula, span: Span): Span => placeIn(scalar, span);

function report(found: readonly Diagnostic[], scalar: Scalar, problems: Diagnostic[]): void {
  for (const d of found) problems.push({ ...d, span: placeIn(scalar, d.span) });
}
