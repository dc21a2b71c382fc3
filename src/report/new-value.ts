/** One parameter's step worked out: w⁺ = w − η ∂L/∂w = 0.5 − 0.1 × 0.2 = 0.48. */
import type { ParameterUpdate, Update } from '../backprop/update.js';
import type { EquationLine } from '../document/document.js';
import { type Expr, num, type Sym } from '../language/expr.js';
import type { Layout } from '../language/layout.js';
import { readExpression, scopeOf } from '../language/read.js';
import { typeset, typesetSubstituted } from '../language/typeset.js';
import { substitute } from '../language/walk.js';
import { newValueRelation } from '../notation/updated-names.js';
import { asDecimal, optimizerSymbol } from './optimizer.js';
import { chain, isNumber, type Link, printed, putInExactly, type Sheet, shown, workedOut } from './sheet.js';
import { withVisibleChange } from './visible-change.js';

/**
 * The optimizer's lines and the new value, for a single parameter with its gradient as a symbol and as it is written;
 * where it is not written, in numbers alone.
 */
export function newValueLines(
  p: ParameterUpdate,
  { row, constants }: Update,
  gradient: { readonly written?: Expr; readonly symbol: Sym },
  sheet: Sheet,
): readonly EquationLine[] {
  const { written } = gradient;
  const values = new Map<string, Expr>([
    ['w', p.parameter],
    ['g', gradient.symbol],
    ['k', num(1)],
  ]);
  const number = (s: Sym): Layout | undefined => {
    const constant = [...constants].find(([name]) => optimizerSymbol(name, sheet) === s)?.[1];
    if (constant) return asDecimal(constant, sheet);
    return isNumber(s, sheet) ? printed(s, sheet).layout : undefined;
  };
  const links = (source: string, result: Sym, relation: '=' | ':=' = '='): readonly Link[] => {
    const line = put(source, values, sheet);
    return [
      ...(written
        ? [
            {
              relation,
              layout: shown(
                put(
                  source,
                  new Map([
                    ['w', p.parameter],
                    ['g', written],
                  ]),
                  sheet,
                ),
                sheet,
              ),
            },
          ]
        : []),
      // A gradient that is no number has no letter of its own to stand for it.
      ...(isNumber(gradient.symbol, sheet)
        ? [{ relation: putInExactly(line, sheet), layout: typesetSubstituted(line, sheet.notation, number) }]
        : []),
      workedOut(result, withVisibleChange(p.parameter, result, sheet)),
    ];
  };
  const lines = row.lines.flatMap(({ symbol, value, kept }, n) => {
    const own = p.lines[n]?.symbol as Sym;
    if (kept) values.set(symbol, num(0));
    const [first, ...rest] = chain(typeset(optimizerSymbol(symbol, sheet), sheet.notation), links(value, own));
    values.set(symbol, own);
    // On the right side stands what the symbol was before.
    return first ? [{ ...first, ...(kept && { relation: '←' as const }) }, ...rest] : [];
  });
  const relation = newValueRelation(sheet.solution.problem);
  return [...lines, ...chain(shown(p.updated, sheet), links(row.update, p.updated, relation))];
}

const put = (source: string, symbols: ReadonlyMap<string, Expr>, sheet: Sheet): Expr =>
  substitute(readExpression(source, scopeOf({})), (s) => symbols.get(s.name) ?? optimizerSymbol(s.name, sheet));
