/** Slips in the derivative of an activation: forgotten, doubled, that of another function, taken somewhere else. */
import { add, call, type Expr, mul, num, pow, type Sym } from '../../../language/expr.js';
import { replaceParts, substitute } from '../../../language/walk.js';
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { MistakeCode } from '../codes.js';
import type { Quantity } from '../quantities.js';
import type { Slip, Tape } from './slip.js';

/** ∂a/∂z of one unit. */
interface Slope {
  readonly local: Expr;
  readonly output: Sym;
  readonly sum: Sym;
  /** Of which layer, or of which array where nothing is said of layers. */
  readonly layer: number | string;
  readonly formula: Expr;
  /** The same by the output, where it can be written so. */
  readonly byOutput: Expr;
}

/** What is taken for the derivative of one unit, of those of a layer, or of all. */
interface SlopeSlip {
  readonly code: MistakeCode;
  readonly instead: (slope: Slope) => Expr;
  readonly ofOne: (slope: Slope, tape: Tape) => Sentence;
  readonly ofSeveral: Sentence;
}

const minus = (a: Expr, b: Expr): Expr => add(a, mul(num(-1), b));
const squared = (e: Expr): Expr => pow(e, num(2));
const ONE = num(1);

const ofAnother = (instead: SlopeSlip['instead']): SlopeSlip => ({
  code: 'wrong-derivative',
  instead,
  ofOne: ({ local }, { nameOf }) => sentence('slopeBelongs', nameOf(local)),
  ofSeveral: sentence('slopesOfAnother'),
});

/** a, or 1 − a, alone for a(1 − a). */
const ofHalf = (isOutput: boolean): SlopeSlip => ({
  code: 'missing-factor',
  instead: ({ byOutput, output }) => {
    const isProduct = byOutput.kind === 'mul' && byOutput.args.length === 2 && byOutput.args.includes(output);
    const half = isProduct ? byOutput.args.find((factor) => (factor === output) === isOutput) : undefined;
    return half ?? byOutput;
  },
  ofOne: () => sentence('missingHalfSlope'),
  ofSeveral: sentence('missingHalfSlope'),
});

/** What people write for the derivative of some activation, by its output. */
const BY_OUTPUT: readonly ((a: Expr) => Expr)[] = [
  (a) => mul(a, minus(ONE, a)),
  (a) => minus(ONE, squared(a)),
  (a) => minus(ONE, a),
  (a) => mul(a, add(ONE, a)),
  (a) => add(ONE, squared(a)),
  (a) => a,
];

/** 1/(1 + e^-z), as no problem need have the function. */
const logistic = (z: Expr): Expr => pow(add(ONE, call('exp', mul(num(-1), z))), num(-1));

/** The same by the weighted sum: σ′, tanh′. */
const BY_SUM: readonly ((z: Expr) => Expr)[] = [
  (z) => mul(logistic(z), minus(ONE, logistic(z))),
  (z) => minus(ONE, squared(minus(mul(num(2), logistic(mul(num(2), z))), ONE))),
];

/** The most usual first. */
const SLOPE_SLIPS: readonly SlopeSlip[] = [
  {
    code: 'missing-derivative',
    instead: () => ONE,
    ofOne: ({ local }, { nameOf }) => sentence('missingSlope', nameOf(local)),
    ofSeveral: sentence('missingSlopes'),
  },
  {
    code: 'wrong-argument',
    instead: ({ byOutput, output, sum }) => substitute(byOutput, (s) => (s === output ? sum : undefined)),
    ofOne: () => sentence('slopeAtSum'),
    ofSeveral: sentence('slopeAtSum'),
  },
  {
    code: 'wrong-argument',
    instead: ({ formula, output, sum }) => substitute(formula, (s) => (s === sum ? output : undefined)),
    ofOne: ({ output, sum }, { nameOf }) => sentence('slopeAtOutput', nameOf(output), nameOf(sum)),
    ofSeveral: sentence('slopesAtOutputs'),
  },
  ...[true, false].map(ofHalf),
  ...BY_OUTPUT.map((by) => ofAnother(({ output }) => by(output))),
  ...BY_SUM.map((by) => ofAnother(({ sum }) => by(sum))),
  {
    code: 'doubled-derivative',
    instead: ({ formula }) => squared(formula),
    ofOne: () => sentence('doubledSlope'),
    ofSeveral: sentence('doubledSlope'),
  },
];

/** One slip at one unit, at the units of a layer, or at all units; then the derivative of another unit. */
export function* slipsOfSlopes(quantities: readonly Quantity[], tape: Tape): Generator<Slip> {
  const slopes = slopesAmong(quantities, tape);
  const layers = [...new Set(slopes.map((s) => s.layer))].map((layer) => slopes.filter((s) => s.layer === layer));
  const groups: (readonly Slope[])[] = [...slopes.map((s) => [s]), ...layers.filter((l) => l.length > 1)];
  if (layers.length > 1) groups.push(slopes);
  for (const slip of SLOPE_SLIPS) {
    for (const group of groups) {
      const [first] = group;
      const single = group.length === 1 ? first : undefined;
      const said = new Map(group.map((s) => [s.local, slip.instead(s)]));
      const told = single ? slip.ofOne(single, tape) : slip.ofSeveral;
      yield { said, code: slip.code, sentence: told };
    }
  }
  yield* ofOtherUnits(slopes, tape);
}

function* ofOtherUnits(slopes: readonly Slope[], { nameOf }: Tape): Generator<Slip> {
  for (const slope of slopes) {
    for (const other of slopes) {
      if (other === slope) continue;
      const isElsewhere = other.layer !== slope.layer;
      const names = [nameOf(other.output), nameOf(slope.output)] as const;
      yield {
        said: new Map([[slope.local, other.formula]]),
        code: isElsewhere ? 'wrong-argument' : 'index-slip',
        sentence: sentence(isElsewhere ? 'slopeElsewhere' : 'slopeOfOther', ...names),
      };
    }
  }
}

function slopesAmong(quantities: readonly Quantity[], { ground }: Tape): readonly Slope[] {
  return quantities.flatMap(({ role, meaning, layer }): readonly Slope[] => {
    if (role !== 'slope' || meaning.kind !== 'derivative' || meaning.of.kind !== 'sym') return [];
    const { of: output, by: sum } = meaning;
    const definition = ground.definitionOf(output);
    if (definition === undefined) return [];
    const formula = ground.partial(definition, sum);
    const byOutput = replaceParts(formula, (part) => (part === definition ? output : undefined));
    return [{ local: meaning, output, sum, layer: layer ?? output.name, formula, byOutput }];
  });
}
