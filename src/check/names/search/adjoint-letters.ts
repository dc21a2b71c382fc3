/** What δ and other letters for errors may stand for: derivatives of the loss by quantities of a network. */
import { derivative, type Expr, mul, num, type Sym } from '../../../language/expr.js';
import { assignmentsOf } from '../../meaning/letters.js';
import { sentence } from '../../messages/sentence.js';
import type { Ground } from '../../world/ground.js';
import type { WrittenName } from '../../written/written.js';
import { layersOf } from '../readers/layers.js';
import { mapReading } from '../readers/own-names.js';
import type { Reader } from '../readers/printed-names.js';
import type { NetworkRole, RoleReader } from '../readers/way.js';
import { plainKey } from '../script.js';
import type { Possible } from './hypothesis.js';

/** Letters for the derivative of the loss by what a unit adds up. */
const LETTERS: ReadonlySet<string> = new Set(['delta', 'gamma', 'epsilon', 'e', 'g', 'Delta', 'Err', 'err']);
/** The same, and words for it. */
export const ADJOINTS: ReadonlySet<string> = new Set([...LETTERS, 'error', 'errors']);

const OF_UNITS: ReadonlySet<NetworkRole> = new Set(['preactivation', 'activation', 'output']);
const OF_PARAMETERS: ReadonlySet<NetworkRole> = new Set(['weight', 'bias']);

/**
 * δ as the derivative of the loss by what a unit adds up, or by what it puts out; or the negative of that. Where the loss
 * is the mean of the samples' losses it may be that of the loss of each sample.
 */
export function adjoints(head: string, ground: Ground, own: Reader, roles: readonly RoleReader[]): readonly Possible[] {
  const { loss, definitions } = ground.problem;
  // Of a unit that puts out what it adds up there is one derivative.
  const summed = (s: Sym): Sym => {
    const value = ground.definitionOf(s);
    return value?.kind === 'sym' ? value : s;
  };
  const shown = head === 'delta' ? 'δ' : head;
  // The words of a name tell what it is of less than what the program does with it.
  const isOfWords = !LETTERS.has(head);
  const between = definitions.filter(({ symbol }) => symbol !== loss);
  const heads = [...new Set(between.map((d) => plainKey(d.symbol.name).replace(/\d+$/u, '')))];
  const ofRoles = roles
    .filter(({ role }) => OF_UNITS.has(role) || (isOfWords && OF_PARAMETERS.has(role)))
    .map(({ role, says, read, cost }) => ({
      of: read,
      says,
      prior: (isOfWords ? 0.5 : role === 'preactivation' ? 2 : 1) - cost,
    }));
  const ofLetters = heads.map((letter) => ({
    of: (name: WrittenName) => own({ ...name, base: letter, accents: [] }),
    says: letter,
    prior: /^(?:z|net|s|u)$/.test(letter) ? 2 : 1,
  }));
  const below = { of: (name: WrittenName) => own(named(name.sub)), says: sentence('whatIsBelow'), prior: 2 };
  // δ_h for the unit that puts out h, by what the unit adds up.
  const sums = sumsOf(ground);
  const unitBelow = {
    of: (name: WrittenName) => {
      const unit = below.of(name);
      const isOfUnits =
        unit && assignmentsOf(unit.letters).every((at) => unit.at(at).entries.every((e) => sums.has(e)));
      return isOfUnits ? mapReading(unit, `what ${unit.says} is of`, (s) => sums.get(s)) : undefined;
    },
    says: sentence('sumOfUnitBelow'),
    prior: 2,
  };
  const { batch } = ground;
  const factors = batch?.isMean ? [1, -1, batch.count, -batch.count] : [1, -1];
  return [below, unitBelow, ...ofLetters, ...ofRoles].flatMap(({ of, says, prior }) =>
    factors.map((factor): Possible => {
      const isNegative = factor < 0;
      const adjoint = (s: Sym): Expr => {
        const own = derivative(loss, summed(s), 'total');
        return factor === 1 ? own : mul(num(factor), own);
      };
      return {
        read: (name) => {
          const plain = of(name);
          return plain && mapReading(plain, `${isNegative ? '−' : ''}∂${loss.name}/∂${plain.says}`, adjoint);
        },
        says: sentence('as', shown, sentence(isNegative ? 'minusAdjointOf' : 'adjointOf', says)),
        prior: prior - (isNegative ? 0.5 : 0),
      };
    }),
  );
}

/** What each unit adds up, by what it puts out. */
const sumsOf = (ground: Ground): ReadonlyMap<Expr, Sym> =>
  new Map(
    (layersOf(ground)?.all ?? []).flatMap(({ units, sums }) =>
      sums.flatMap((sum, n): readonly (readonly [Expr, Sym])[] => {
        const unit = units[n];
        return unit && unit !== sum ? [[unit, sum]] : [];
      }),
    ),
  );

const named = ([base = '', ...sub]: readonly string[]): WrittenName => ({
  kind: 'name',
  base,
  accents: [],
  sub,
  sup: [],
  primes: 0,
  span: { start: 0, end: 0 },
});
