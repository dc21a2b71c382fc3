/** The products that weighted sums are made of. */
import { derivative, type Expr, factorsOf, type Sym, termsOf } from '../../../language/expr.js';
import type { Quantity } from '../quantities.js';
import type { Tape } from './slip.js';

/** A product in a weighted sum: ∂of/∂by is `right`. */
export interface Product {
  readonly of: Sym;
  readonly by: Quantity;
  readonly right: Quantity;
}

export const localOf = ({ of, by }: Product): Expr => derivative(of, by.meaning as Sym, 'partial');

/** The products with one of these quantities as a factor. */
export function productsAmong(
  quantities: readonly Quantity[],
  { ground, quantities: all }: Pick<Tape, 'ground' | 'quantities'>,
): readonly Product[] {
  const byMeaning = new Map(all.map((q) => [q.meaning, q]));
  return quantities.flatMap((by): readonly Product[] => {
    if (by.meaning.kind !== 'sym') return [];
    return ground.usersOf(by.meaning).flatMap(({ symbol, value }): readonly Product[] => {
      const factors =
        termsOf(value)
          .map(factorsOf)
          .find((f) => f.includes(by.meaning)) ?? [];
      const other = factors.length === 2 ? factors.find((f) => f !== by.meaning) : undefined;
      const right = other && byMeaning.get(other);
      return right?.meaning.kind === 'sym' ? [{ of: symbol, by, right }] : [];
    });
  });
}

/** Those that have the same of something, where there are several. */
export const alikeIn = (products: readonly Product[], key: (p: Product) => unknown): readonly (readonly Product[])[] =>
  [...new Set(products.map(key))].map((k) => products.filter((p) => key(p) === k)).filter((g) => g.length > 1);

/** The layers with as many units as there are before them: for each of their products the weight in the turned place. */
export function turnedWeights(tape: Tape): readonly ReadonlyMap<Product, Expr>[] {
  const units = tape.quantities.filter((q) => q.role === 'input' || q.role === 'activation');
  const ofWeights = productsAmong(units, tape).filter((p) => p.right.role === 'weight');
  return alikeIn(ofWeights, (p) => p.by.layer).flatMap((layer) => turned(layer) ?? []);
}

function turned(products: readonly Product[]): ReadonlyMap<Product, Expr> | undefined {
  const [sums, units] = [[...new Set(products.map((p) => p.of))], [...new Set(products.map((p) => p.by))]];
  if (sums.length !== units.length || products.length !== sums.length ** 2) return undefined;
  const at = (of: Sym | undefined, by: Quantity | undefined): Product | undefined =>
    products.find((p) => p.of === of && p.by === by);
  return new Map(
    products.flatMap((p) => {
      const other = at(sums[units.indexOf(p.by)], units[sums.indexOf(p.of)]);
      return other ? [[p, other.right.meaning] as const] : [];
    }),
  );
}

/** More are not looked at. */
const MOST_SIBLINGS = 12;

/** What stands in the place of the right factor in the other products of its sum. */
export function siblings({ of, right }: Product, tape: Tape): readonly Quantity[] {
  const value = tape.ground.definitionOf(of);
  const parts = new Set(value ? termsOf(value).flatMap(factorsOf) : []);
  return tape.quantities
    .filter((q) => q !== right && q.role === right.role && parts.has(q.meaning))
    .slice(0, MOST_SIBLINGS);
}
