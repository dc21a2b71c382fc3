/**
 * Logarithms of what comes close to 0 or overflows, by equal expressions that do neither: log σ(z) is −log(1 + e^(−z)),
 * log(1 − σ(z)) is −log(1 + e^z), and the logarithm of a softmax is z − log Σ e^z. A network that is sure of itself has
 * outputs that are 0 or 1 to the last digit of a double, and still a finite loss.
 */
import { add, call, type Expr, factorsOf, isNum, mul, num, product, type Sym } from '../language/expr.js';
import { replaceParts } from '../language/walk.js';

/** log(1 + e^u), which has a loop of its own among the kernels. */
export const SOFTPLUS = 'log1pExp';

/** `e` with its logarithms written so. `definitionOf` gives the value of a symbol that is defined. */
export function withCarefulLogs(e: Expr, definitionOf: (s: Sym) => Expr | undefined): Expr {
  const resolved = (x: Expr): Expr => (x.kind === 'sym' ? (definitionOf(x) ?? x) : x);
  return replaceParts(e, (part, descend) => {
    if (part.kind !== 'call' || part.fn !== 'log') return undefined;
    const careful = logOf(resolved(part.args[0] as Expr), resolved);
    return careful && descend(careful);
  });
}

function logOf(x: Expr, resolved: (x: Expr) => Expr): Expr | undefined {
  const grown = exponentBesideOne(x);
  if (grown) return call(SOFTPLUS, grown);
  const below = reciprocalOf(x);
  if (below) return negative(call('log', below));
  const complement = complementOf(x);
  const shrunk = complement && reciprocalOf(resolved(complement));
  const u = shrunk && exponentBesideOne(shrunk);
  if (u) return negative(call(SOFTPLUS, negative(u)));
  const factors = factorsOf(x);
  const exponential = factors.find((f) => f.kind === 'call' && f.fn === 'exp');
  if (exponential?.kind !== 'call' || factors.length !== 2) return undefined;
  const other = factors.find((f) => f !== exponential) as Expr;
  return add(exponential.args[0] as Expr, call('log', other));
}

/** u of 1 + e^u. */
function exponentBesideOne(x: Expr): Expr | undefined {
  if (x.kind !== 'add' || x.args.length !== 2 || !x.args.some((term) => isNum(term, 1))) return undefined;
  const exponential = x.args.find((term) => term.kind === 'call' && term.fn === 'exp');
  return exponential?.kind === 'call' ? exponential.args[0] : undefined;
}

/** x of 1/x. */
const reciprocalOf = (e: Expr): Expr | undefined => (e.kind === 'pow' && isNum(e.exponent, -1) ? e.base : undefined);

/** x of 1 − x. */
function complementOf(e: Expr): Expr | undefined {
  if (e.kind !== 'add' || e.args.length !== 2 || !e.args.some((term) => isNum(term, 1))) return undefined;
  const other = e.args.find((term) => !isNum(term, 1));
  const factors = other ? factorsOf(other) : [];
  return factors.some((f) => isNum(f, -1)) ? product(factors.filter((f) => !isNum(f, -1))) : undefined;
}

const negative = (e: Expr): Expr => mul(num(-1), e);
