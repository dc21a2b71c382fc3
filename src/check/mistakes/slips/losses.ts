/** Slips in how the loss changes with the outputs. */
import { derivative, type Expr, mul, num, pow, type Sym } from '../../../language/expr.js';
import { substitute, symbolsOf } from '../../../language/walk.js';
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { MistakeCode } from '../codes.js';
import { type Slip, sumOf, type Tape } from './slip.js';

/** ∂L/∂a of one output, and its formula. */
interface OfLoss {
  readonly local: Expr;
  readonly output: Sym;
  readonly formula: Expr;
}

interface LossSlip {
  readonly code: MistakeCode;
  readonly instead: (of: OfLoss, tape: Tape) => Expr | undefined;
  readonly says: (of: OfLoss, tape: Tape) => Sentence;
}

const LOSS_SLIPS: readonly LossSlip[] = [
  { code: 'constant-factor', instead: ({ formula }) => mul(num(2), formula), says: () => sentence('constant', '1/2') },
  { code: 'constant-factor', instead: ({ formula }) => mul(num(1, 2), formula), says: () => sentence('constant', '2') },
  {
    code: 'wrong-argument',
    instead: ({ formula, output }, tape) => {
      const sum = sumOf(output, tape);
      return sum && substitute(formula, (s) => (s === output ? sum : undefined));
    },
    says: ({ output }, tape) =>
      sentence('sumForOutput', tape.nameOf(sumOf(output, tape) ?? output), tape.nameOf(output)),
  },
  {
    code: 'wrong-exponent',
    instead: ({ formula }) => pow(formula, num(2)),
    says: ({ local }, { nameOf }) => sentence('squaredSlope', nameOf(local)),
  },
];

/** One slip at all outputs, or at one of them; a sign is lost at one of several. */
export function* slipsOfLoss(outputs: ReadonlySet<Expr>, tape: Tape): Generator<Slip> {
  const all = ofLoss(tape).filter(({ output }) => outputs.has(output));
  const [first] = all;
  if (first === undefined) return;
  for (const { code, instead, says } of LOSS_SLIPS) {
    for (const group of all.length > 1 ? [all, ...all.map((o) => [o])] : [all]) {
      const said = group.flatMap((o) => {
        const other = instead(o, tape);
        return other ? [[o.local, other] as const] : [];
      });
      if (said.length > 0) yield { said: new Map(said), code, sentence: says(group[0] ?? first, tape) };
    }
  }
  for (const { local, output, formula } of all.length > 1 ? all : []) {
    const said = new Map([[local, mul(num(-1), formula)]]);
    yield { said, code: 'sign', sentence: sentence('signOfPath', tape.nameOf(output)) };
  }
}

function ofLoss({ ground: { problem, definitionOf, partial } }: Tape): readonly OfLoss[] {
  const { loss } = problem;
  const definition = definitionOf(loss);
  if (definition === undefined) return [];
  return symbolsOf(definition)
    .filter((s) => definitionOf(s) !== undefined)
    .map((output) => ({
      local: derivative(loss, output, 'partial'),
      output,
      formula: partial(definition, output),
    }));
}
