/** What the house itself derives in the place of a wrong side. */
import { deriveGradients, type Gradients } from '../../backprop/derive.js';
import { fullFormula } from '../../backprop/formula.js';
import {
  type Derivative,
  type Expr,
  factorsOf,
  isNum,
  isOne,
  num,
  product,
  type Sym,
  total,
} from '../../language/expr.js';
import { latex } from '../../language/latex.js';
import { type Notation, plainNotation, symbolLayout } from '../../language/notation.js';
import { writeText } from '../../language/text.js';
import { typeset } from '../../language/typeset.js';
import { unicode } from '../../language/unicode.js';
import { replaceParts, symbolsOf } from '../../language/walk.js';
import { printedNames } from '../../notation/names.js';
import type { Expected } from '../judge/verdict.js';
import type { Ground } from '../world/ground.js';

/** What is longer helps nobody. */
const LONGEST = 300;

/** Writes what is right, in the names of the spec. */
export class HouseAnswers {
  private gradients: Gradients | undefined;
  private readonly divisors = new Map<Expr, ReadonlySet<Expr>>();
  private readonly notation: Notation;

  constructor(private readonly ground: Ground) {
    const { problem } = ground;
    this.notation = {
      ...plainNotation,
      log: problem.presentation.notation.log,
      names: printedNames(problem).names,
      functions: new Map([...problem.functions.values()].map((f) => [f.fn, f.print])),
      letters: new Map([...problem.axes].map(([range, axis]) => [range, axis.letters])),
    };
  }

  /** A quantity's name as it prints, in Unicode. */
  nameOf(s: Sym): string {
    return unicode(symbolLayout(s, this.notation));
  }

  /** The formula for a quantity; undefined where the house has none. */
  formulaFor(e: Expr): Expected | undefined {
    const formula = this.derived(e);
    return formula && { text: writeText(formula), latex: latex(typeset(formula, this.notation)) };
  }

  /** The quantities that the formula for another is made of. */
  partsOf(e: Expr): readonly Expr[] {
    const formula = this.derived(e);
    return formula ? symbolsOf(formula) : [];
  }

  /** Whether the formula for a quantity is divided by another. */
  isDivided(e: Expr, by: Expr): boolean {
    const formula = this.divisors.has(e) ? undefined : this.derived(e);
    if (formula) this.divisors.set(e, divisorsIn(formula));
    return this.divisors.get(e)?.has(by) ?? false;
  }

  private derived(e: Expr): Expr | undefined {
    const { definitionOf } = this.ground;
    if (e.kind === 'derivative') return this.gradient(e);
    if (e.kind !== 'sym') return undefined;
    const definition = definitionOf(e);
    return (
      definition && replaceParts(definition, (part) => (part.kind === 'derivative' ? this.gradient(part) : undefined))
    );
  }

  private gradient({ of, by, sense }: Derivative): Expr | undefined {
    const { problem, definitionOf } = this.ground;
    if (of === problem.loss) {
      const known = this.gradientOf(by);
      if (known) return known;
    }
    if (of.kind !== 'sym' || definitionOf(of) === undefined) return undefined;
    if (sense === 'partial') return this.directly(of, by);
    const whole = of === problem.loss ? undefined : (this.alongAllWays(of, by) ?? num(0));
    return whole && whole.size <= LONGEST ? whole : undefined;
  }

  /** How a quantity changes with what its own definition is made of. */
  private directly(of: Sym, by: Sym): Expr {
    const definition = this.ground.definitionOf(of) as Expr;
    // σ(z) is written as the output that it is.
    return replaceParts(this.ground.partial(definition, by), (part) =>
      part === definition && part.kind === 'call' ? of : undefined,
    );
  }

  /** How a quantity changes with another, the loss being none of them; undefined where it does not depend on it. */
  private alongAllWays(of: Sym, by: Sym, known = new Map<Sym, Expr | undefined>()): Expr | undefined {
    if (of === by) return num(1);
    if (known.has(of)) return known.get(of);
    const definition = this.ground.definitionOf(of);
    const terms = (definition ? symbolsOf(definition) : []).flatMap((between) => {
      const rest = this.alongAllWays(between, by, known);
      const factors = rest ? [this.directly(of, between), rest].flatMap(factorsOf) : [num(0)];
      return factors.some((f) => isNum(f, 0)) ? [] : product(factors.filter((f) => !isOne(f)));
    });
    const whole = terms.length === 0 ? undefined : total(terms);
    known.set(of, whole);
    return whole;
  }

  private gradientOf(s: Sym): Expr | undefined {
    const { problem } = this.ground;
    this.gradients ??= deriveGradients(problem);
    const { parameters, intermediates } = this.gradients;
    const own = [...parameters, ...intermediates].find((a) => a.of === s);
    return own && fullFormula(own, this.gradients);
  }
}

const divisorsIn = (e: Expr): ReadonlySet<Expr> =>
  new Set<Expr>(
    e.kind === 'pow' && e.exponent.kind === 'num' && e.exponent.value.n < 0n
      ? symbolsOf(e.base)
      : e.parts.flatMap((part) => [...divisorsIn(part)]),
  );
