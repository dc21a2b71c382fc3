/**
 * A world is a place where every quantity of the problem has a value: the given symbols have numbers, the definitions
 * and the chain rule do the rest. In a student's world some quantities are what the student said they are, and all that
 * depends on them follows. What is false everywhere but there is no new mistake.
 */
import { STEP_NUMBER } from '../../backprop/update.js';
import type { Derivative, Expr, Sym } from '../../language/expr.js';
import { derivative } from '../../language/expr.js';
import { symbolsOf } from '../../language/walk.js';
import { type Approx, exactly, isSharp, nearly, plus, times, UNKNOWN } from './approx.js';
import { type AtKinks, evaluateNear, type Scene } from './evaluate.js';
import { type Ground, groundOfLaterStep } from './ground.js';
import type { Sharp } from './sharp.js';

export interface World {
  /** Whether the spec's own numbers hold here; elsewhere only what is an identity is true. */
  readonly isGiven: boolean;
  /** The value of an expression over entries and total derivatives between them; `literals` by their symbols. */
  valueOf(e: Expr, literals?: ReadonlyMap<Sym, Approx>): Approx;
  /** This world, but for what `said` says of some quantities; those that have a formula there have its derivatives too. */
  where(said: Said, formulas?: Formulas): World;
  /** The world where the parameters have the values that one step of the optimizer gives them here. */
  afterStep(): World;
  /** The world that is so far on the way to another one in which the same is said, from 0 to 1. */
  toward(other: World, part: number): World;
  /** This world as other books decide at kinks. */
  withKinks(atKinks: AtKinks): World;
}

/** What quantities are taken to be, by their nodes: symbols, and derivatives between symbols. */
export type Said = ReadonlyMap<Expr, Approx | Expr>;

/** What quantities are worked out by. */
export type Formulas = ReadonlyMap<Expr, Expr>;

const NOTHING: Said = new Map();
const NO_FORMULAS: Formulas = new Map();

/** What a world is made of. */
export interface Facts {
  given(s: Sym): Approx;
  readonly isGiven: boolean;
  /** For what doubles do not tell, where it can be looked at closely. */
  readonly sharp?: Sharp | undefined;
  readonly atKinks?: AtKinks | undefined;
  /** How many steps of the optimizer were taken before. */
  readonly steps?: number;
}

/** The world over given numbers. All its work happens within the table of the problem. */
export function newWorld(ground: Ground, facts: Facts, said: Said = NOTHING, formulas: Formulas = NO_FORMULAS): World {
  const { problem, definitionOf, partial } = ground;
  const { given, isGiven, sharp, atKinks, steps = 0 } = facts;
  const known = new Map<Expr, Approx>();

  /** What depends on itself by what a student said has no value. */
  const asked = new Set<Expr>();
  const once = (e: Expr, work: () => Approx): Approx => {
    const found = known.get(e);
    if (found) return found;
    if (asked.has(e)) return UNKNOWN;
    asked.add(e);
    const value = work();
    asked.delete(e);
    known.set(e, value);
    return value;
  };
  const claimed = (e: Expr): Approx | undefined => {
    const claim = said.get(e);
    if (claim === undefined) return undefined;
    return isApprox(claim) ? claim : evaluateNear(claim, scene);
  };

  /** Who says what a unit puts out says what its function is there: σ(z) is a, in σ′ too. */
  const calls = new Map<Expr, Sym>();
  for (const quantity of said.keys()) {
    if (quantity.kind !== 'sym') continue;
    const definition = definitionOf(quantity);
    if (definition?.kind === 'call') calls.set(definition, quantity);
  }

  /** What is given is worked out from nothing, whatever a student says of it. */
  const formulaOf = (s: Sym): Expr | undefined => {
    const definition = definitionOf(s);
    return definition && (formulas.get(s) ?? definition);
  };
  /** The quantities that are worked out from `s` directly. */
  const usersOf = (s: Sym): readonly Sym[] => [
    ...ground.usersOf(s).flatMap(({ symbol }) => (formulas.has(symbol) ? [] : symbol)),
    ...[...formulas].flatMap(([user, e]) =>
      user.kind === 'sym' && definitionOf(user) && symbolsOf(e).includes(s) ? user : [],
    ),
  ];

  const total = (d: Derivative): Approx => {
    const { of, by } = d;
    if (of === by) return exactly(1);
    if (of.kind !== 'sym') return evaluateNear(partial(of, by), scene);
    if (formulaOf(of) === undefined) return exactly(0);
    return usersOf(by)
      .map((user): Approx => {
        const local = scene.derivative(derivative(user, by, 'partial'));
        return user === of ? local : times(scene.derivative(derivative(of, user, 'total')), local);
      })
      .reduce(plus, exactly(0));
  };
  const local = ({ of, by }: Derivative): Approx => {
    const formula = of.kind === 'sym' ? formulaOf(of) : of;
    return formula === undefined ? exactly(of === by ? 1 : 0) : evaluateNear(partial(formula, by), scene);
  };

  const sharper = (e: Expr, value: Approx): Approx => (isSharp(value) ? value : (sharp?.(e) ?? value));

  const scene: Scene = {
    symbol: (s) =>
      once(s, () => {
        const claim = claimed(s);
        if (claim) return claim;
        const definition = definitionOf(s);
        return definition ? sharper(s, evaluateNear(definition, scene)) : given(s);
      }),
    derivative: (d) =>
      once(d, () => {
        const claim = claimed(d) ?? (d.sense === 'partial' ? claimed(derivative(d.of, d.by, 'total')) : undefined);
        return claim ?? sharper(d, d.sense === 'total' ? total(d) : local(d));
      }),
    said: (e) => {
      const quantity = calls.get(e);
      // In what is said of the quantity itself, its function is what it is.
      return quantity && !asked.has(quantity) ? scene.symbol(quantity) : undefined;
    },
    call: (fn, args) => {
      const f = problem.functions.get(fn);
      if (f === undefined) return UNKNOWN;
      const [argument = exactly(0), ...parameters] = args;
      const at = (x: number): Approx =>
        evaluateNear(f.formula, {
          ...scene,
          symbol: (s) => {
            if (s === f.argument) return exactly(x);
            const n = f.parameters.findIndex((p) => p.symbol === s);
            const value = parameters[n] ?? (n >= 0 ? (f.parameters[n]?.value as Expr) : undefined);
            return value === undefined ? scene.symbol(s) : isApprox(value) ? value : ownValue(value, s, scene);
          },
        });
      const middle = at(argument.mid);
      if (argument.slack === 0) return middle;
      const ends = [at(argument.mid - argument.slack), at(argument.mid + argument.slack)];
      const spread = Math.max(...ends.map((end) => Math.abs(end.mid - middle.mid)));
      return { mid: middle.mid, slack: middle.slack + spread };
    },
    sizeOf: (range) => problem.axes.get(range)?.size ?? 0,
    atKinks,
  };

  /** What is asked of one world is asked of it again, by other readings of a formula. */
  const askedBefore = new Map<Expr, Approx>();
  const whole = (e: Expr): Approx => {
    const value = askedBefore.get(e) ?? sharper(e, evaluateNear(e, scene));
    askedBefore.set(e, value);
    return value;
  };

  const afterStep = (): World => {
    const { ground: later, keptBefore } = groundOfLaterStep(ground);
    const moved = (s: Sym): Approx => {
      if (s.name === STEP_NUMBER) return exactly(steps + 2);
      const updated = ground.update?.updated.get(s) ?? keptBefore.get(s);
      return updated ? scene.symbol(updated) : given(s);
    };
    return newWorld(later, { given: moved, isGiven, atKinks, steps: steps + 1 });
  };

  return {
    isGiven,
    valueOf: (e, literals) => {
      if (literals === undefined) return whole(e);
      const value = evaluateNear(e, { ...scene, symbol: (s) => literals.get(s) ?? scene.symbol(s) });
      return isSharp(value) || symbolsOf(e).some((s) => literals.has(s)) ? value : sharper(e, value);
    },
    where: (more, by = NO_FORMULAS) =>
      newWorld(ground, { given, isGiven, atKinks }, new Map([...said, ...more]), new Map([...formulas, ...by])),
    afterStep,
    toward: (other, part) => {
      const between = (s: Sym): Approx => {
        const [here, there] = [given(s), other.valueOf(s)];
        return here.mid === there.mid ? here : nearly(here.mid + part * (there.mid - here.mid), 0);
      };
      return newWorld(ground, { given: between, isGiven, atKinks }, said, formulas);
    },
    withKinks: (other) => newWorld(ground, { given, isGiven, atKinks: other }, said, formulas),
  };
}

const isApprox = (value: Approx | Expr): value is Approx => 'mid' in value;

/** A parameter of a function of the spec's own is what the symbol of its name is. */
const ownValue = (value: Expr, s: Sym, scene: Scene): Approx =>
  value === s ? scene.symbol(s) : evaluateNear(value, scene);
