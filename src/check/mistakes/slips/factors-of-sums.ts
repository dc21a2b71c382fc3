/** Slips in how a weighted sum changes with a weight, a bias, or an output of the layer before. */
import { derivative, type Expr, mul, num, type Sym } from '../../../language/expr.js';
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { MistakeCode } from '../codes.js';
import type { Quantity } from '../quantities.js';
import { alikeIn, localOf, type Product, productsAmong, siblings, turnedWeights } from './products.js';
import { type Slip, sumOf, type Tape } from './slip.js';

/** What is taken for the other factor of a product. */
interface FactorSlip {
  readonly code: MistakeCode;
  readonly fits: (product: Product) => boolean;
  readonly instead: (product: Product, tape: Tape) => Expr | undefined;
  readonly says: (product: Product, instead: Expr, tape: Tape) => Sentence;
  /** Whether it is made in one product alone, not in all that a unit or a layer has. */
  readonly isSingle?: true;
}

const goesIn = ({ role }: Quantity): boolean => role === 'input' || role === 'activation';
const byWeight = ({ by, right }: Product): boolean => by.role === 'weight' && goesIn(right);
const byUnit = ({ by, right }: Product): boolean => right.role === 'weight' && goesIn(by);
const byOther = (product: Product): boolean => !byWeight(product) && !byUnit(product);
const itself = ({ by }: Product): Expr => by.meaning;

const standsFor =
  (id: 'weightForInput' | 'inputForWeight' | 'otherFactor' | 'sumForOutput'): FactorSlip['says'] =>
  ({ right }, instead, { nameOf }) =>
    sentence(id, nameOf(instead), nameOf(right.meaning));

/** The most usual first. */
const FACTOR_SLIPS: readonly FactorSlip[] = [
  { code: 'weight-for-input', fits: byWeight, instead: itself, says: standsFor('weightForInput') },
  { code: 'weight-for-input', fits: byUnit, instead: itself, says: standsFor('inputForWeight') },
  { code: 'weight-for-input', fits: byOther, instead: itself, says: standsFor('otherFactor') },
  {
    code: 'wrong-argument',
    fits: (product) => byWeight(product) && product.right.role === 'activation',
    instead: ({ right }, tape) => sumOf(right.meaning, tape),
    says: standsFor('sumForOutput'),
  },
  {
    code: 'missing-input',
    fits: byWeight,
    instead: () => num(1),
    says: ({ right }, _, { nameOf }) => sentence('missingInput', nameOf(right.meaning)),
  },
  {
    code: 'gradient-passed-back',
    fits: byUnit,
    instead: ({ by, right }) => mul(by.meaning, right.meaning),
    says: ({ by }, _, { nameOf }) => sentence('weightGradientsBack', nameOf(by.meaning)),
  },
  {
    code: 'updated-weight-used',
    fits: byUnit,
    instead: ({ right }, { ground }) => {
      const next = ground.update?.updated.get(right.meaning as Sym);
      return next === right.meaning ? undefined : next;
    },
    says: ({ right }, _, { nameOf }) => sentence('newForOld', nameOf(right.meaning)),
  },
  {
    code: 'missing-factor',
    fits: (product) => byUnit(product) || byOther(product),
    instead: () => num(1),
    says: ({ right }, _, { nameOf }) => sentence('missingFactor', nameOf(right.meaning)),
  },
  {
    code: 'sign',
    fits: byUnit,
    instead: ({ right }) => mul(num(-1), right.meaning),
    says: ({ of }, _, { nameOf }) => sentence('signOfPath', nameOf(of)),
    isSingle: true,
  },
  {
    code: 'missing-path',
    fits: byUnit,
    instead: () => num(0),
    says: ({ of }, _, { nameOf }) => sentence('missingPath', nameOf(of)),
    isSingle: true,
  },
];

/** One slip in one product, or in all that go on from a unit, or from a layer; then what belongs to another one. */
export function* slipsOfFactors(quantities: readonly Quantity[], tape: Tape): Generator<Slip> {
  const products = productsAmong(quantities, tape);
  for (const { code, fits, instead, says, isSingle } of FACTOR_SLIPS) {
    const fitting = products.flatMap((product) => {
      const other = fits(product) ? instead(product, tape) : undefined;
      return other ? [{ product, other }] : [];
    });
    const others = new Map(fitting.map(({ product, other }) => [product, other]));
    const groups = isSingle ? [] : groupsOf([...others.keys()]);
    for (const group of [...fitting.map(({ product }) => [product]), ...groups]) {
      const said = new Map(group.flatMap((p) => [[localOf(p), others.get(p) as Expr] as const]));
      const [first] = group as [Product];
      yield { said, code, sentence: says(first, others.get(first) as Expr, tape) };
    }
  }
  yield* biasesAsFactors(quantities, tape);
  // Another input leads to the gradient by another weight, which numbers are known by.
  for (const product of products.filter(byUnit)) {
    for (const { meaning } of siblings(product, tape)) {
      const told = sentence('standsFor', tape.nameOf(meaning), tape.nameOf(product.right.meaning));
      yield { said: new Map([[localOf(product), meaning]]), code: 'index-slip', sentence: told };
    }
  }
  yield* weightsOfOtherUnits(products.filter(byUnit), tape);
  yield* turned(tape);
}

/** Those of one unit, then those of one layer. */
function groupsOf(products: readonly Product[]): readonly (readonly Product[])[] {
  const ofUnits = alikeIn(products, (p) => p.by);
  const ofLayers = alikeIn(products, (p) => p.by.layer);
  return [...ofUnits, ...ofLayers.filter((layer) => !ofUnits.some((unit) => unit.length === layer.length))];
}

/** The weights of a layer, turned round. */
function* turned(tape: Tape): Generator<Slip> {
  for (const weights of turnedWeights(tape)) {
    const said = new Map([...weights].map(([p, weight]) => [localOf(p), weight] as const));
    yield { said, code: 'transpose', sentence: sentence('weightsTurned') };
  }
}

/** The weights that lead on from another unit, all of them. */
function* weightsOfOtherUnits(products: readonly Product[], tape: Tape): Generator<Slip> {
  for (const group of alikeIn(products, (p) => p.by)) {
    const others = group.map((p) => siblings(p, tape));
    for (const n of others[0]?.keys() ?? []) {
      const taken = others.flatMap((all) => all[n] ?? []);
      if (taken.length < group.length) continue;
      const said = new Map(group.map((p, k) => [localOf(p), (taken[k] as Quantity).meaning] as const));
      const list = (all: readonly Quantity[]): string => all.map((q) => tape.nameOf(q.meaning)).join(', ');
      const told = sentence('standFor', list(taken), list(group.map((p) => p.right)));
      yield { said, code: 'index-slip', sentence: told };
    }
  }
}

/** A bias in its own gradient. */
function* biasesAsFactors(quantities: readonly Quantity[], { ground, nameOf }: Tape): Generator<Slip> {
  for (const { role, meaning } of quantities) {
    if (role !== 'bias' || meaning.kind !== 'sym') continue;
    const said = new Map(ground.usersOf(meaning).map((u) => [derivative(u.symbol, meaning, 'partial'), meaning]));
    yield { said, code: 'bias-times-bias', sentence: sentence('biasTimesBias', nameOf(meaning)) };
  }
}
