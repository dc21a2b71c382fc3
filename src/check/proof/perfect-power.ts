/** Polynomials that are powers of others: x² + 2x + 1 = (x + 1)². */
import { inverseQ, mulQ, type Rational, rational } from '../../language/rational.js';
import { negateP, ofTerm, type Polynomial, type Powers, plusP, powerP, type Term, termsOf } from './polynomial.js';

/** Longer ones are not looked at. */
const MOST_TERMS = 60;

/** `q` with q to the power `degree` = `p`; undefined where there is none with rational coefficients. */
export function perfectRoot(p: Polynomial, degree: number): Polynomial | undefined {
  const leading = leadingTerm(p);
  const first = leading && p.size <= MOST_TERMS ? rootOfTerm(leading, degree) : undefined;
  if (first === undefined) return undefined;
  // Each further term is what the largest term that is left over asks for.
  const slope = powerP(ofTerm(first.powers, first.coefficient), degree - 1);
  const [{ powers, coefficient }] = termsOf(slope) as [Term];
  let root = ofTerm(first.powers, first.coefficient);
  for (let n = 0; n <= p.size; n++) {
    const next = leadingTerm(plusP(p, negateP(powerP(root, degree))));
    if (next === undefined) return root;
    const term = ofTerm(
      dividedBy(next.powers, powers),
      mulQ(next.coefficient, inverseQ(mulQ(coefficient, rational(degree)))),
    );
    root = plusP(root, term);
  }
  return undefined;
}

function rootOfTerm({ powers, coefficient }: Term, degree: number): Term | undefined {
  const number = rootOfRational(coefficient, degree);
  if (number === undefined || powers.some(([, n]) => n % degree !== 0)) return undefined;
  return { powers: powers.map(([atom, n]) => [atom, n / degree] as const), coefficient: number };
}

/** The positive root; undefined where it is no rational. */
export function rootOfRational({ n, d }: Rational, degree: number): Rational | undefined {
  const [top, bottom] = [wholeRoot(n, degree), wholeRoot(d, degree)];
  return top === undefined || bottom === undefined ? undefined : rational(top, bottom);
}

function wholeRoot(n: bigint, degree: number): bigint | undefined {
  if (n < 0n || n > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  const root = BigInt(Math.round(Number(n) ** (1 / degree)));
  return root ** BigInt(degree) === n ? root : undefined;
}

/** The largest term in an order that products keep. */
function leadingTerm(p: Polynomial): Term | undefined {
  return termsOf(p).reduce<Term | undefined>(
    (best, term) => (best === undefined || isLarger(term.powers, best.powers) ? term : best),
    undefined,
  );
}

/** By the exponent of the first atom in which they differ. */
function isLarger(a: Powers, b: Powers): boolean {
  const [left, right] = [new Map(a), new Map(b)];
  const atoms = [...new Set([...left.keys(), ...right.keys()])].sort((x, y) => x - y);
  const first = atoms.find((atom) => left.get(atom) !== right.get(atom));
  return first !== undefined && (left.get(first) ?? 0) > (right.get(first) ?? 0);
}

const dividedBy = (a: Powers, b: Powers): Powers => {
  const exponents = new Map(a);
  for (const [atom, n] of b) exponents.set(atom, (exponents.get(atom) ?? 0) - n);
  return [...exponents].filter(([, n]) => n !== 0).sort(([x], [y]) => x - y);
};
