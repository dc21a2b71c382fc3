/** What the house itself derives in the place of a wrong side. */
import { deriveGradients, type Gradients } from '../../backprop/derive.js';
import { fullFormula } from '../../backprop/formula.js';
import type { Derivative, Expr, Sym } from '../../language/expr.js';
import { latex } from '../../language/latex.js';
import { type Notation, plainNotation, symbolLayout } from '../../language/notation.js';
import { writeText } from '../../language/text.js';
import { typeset } from '../../language/typeset.js';
import { unicode } from '../../language/unicode.js';
import { replaceParts, symbolsOf } from '../../language/walk.js';
import { printedNames } from '../../notation/names.js';
import type { Expected } from '../judge/verdict.js';
import type { Ground } from '../world/ground.js';

/** Writes what is right, in the names of the spec. */
export class HouseAnswers {
  private gradients: Gradients | undefined;
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
    const { problem, definitionOf, partial } = this.ground;
    if (of === problem.loss) {
      const known = this.gradientOf(by);
      if (known) return known;
    }
    const definition = of.kind === 'sym' ? definitionOf(of) : undefined;
    if (definition === undefined || (sense !== 'partial' && of === problem.loss)) return undefined;
    // σ(z) is written as the output that it is.
    return replaceParts(partial(definition, by), (part) =>
      part === definition && part.kind === 'call' ? of : undefined,
    );
  }

  private gradientOf(s: Sym): Expr | undefined {
    const { problem } = this.ground;
    this.gradients ??= deriveGradients(problem);
    const { parameters, intermediates } = this.gradients;
    const own = [...parameters, ...intermediates].find((a) => a.of === s);
    return own && fullFormula(own, this.gradients);
  }
}
