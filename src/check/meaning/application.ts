/** A name before brackets: a function of its arguments, or a product. */
import { type Expr, pow, type Sym } from '../../language/expr.js';
import { symbolsOf } from '../../language/walk.js';
import { sentence } from '../messages/sentence.js';
import { isSameName, shownName } from '../names/script.js';
import { allPieces, type Written } from '../written/written.js';
import { type Arr, isScalar, mapEntries, only, scalar } from './array.js';
import { timesOf } from './fitting.js';
import { NotUnderstood } from './not-understood.js';
import type { Letters, Meaning } from './setting.js';

type Applied = Written & { kind: 'applied' };

/** Throws NotUnderstood. */
export function applied(m: Meaning, w: Applied, letters: Letters): Arr {
  const { head, args, powerOnHead, span } = w;
  const f = isFactor(w, m) ? undefined : m.setting.names.function({ ...head, primes: 0 });
  const power = powerOnHead && m.scalarOf(powerOnHead, letters);
  const raised = (e: Expr): Expr => (power ? pow(e, power) : e);
  const values = args.map((arg) => m.of(arg, letters));
  const [first] = values as [Arr];
  const derived = f?.derivative;
  if (f === undefined || (head.primes > 0 && derived === undefined)) return multiplied(m, w, letters);
  const together = head.primes === 0 ? f.ofArrays?.(values) : undefined;
  if (together) return mapEntries(together, raised);
  if (head.primes > 1) throw new NotUnderstood('other', sentence('secondDerivative'), span);
  if (derived && head.primes === 1) return mapEntries(first, (e) => raised(derived(e)));
  if (values.every(isScalar)) return scalar(raised(f.apply(values.map(only))));
  if (values.length > 1) throw new NotUnderstood('shapes', sentence('functionOfArrays'), span);
  if (f.over) return { shape: first.shape, entries: inEachSample(first.entries, f.over, m).map(raised) };
  return mapEntries(first, (e) => raised(f.apply([e])));
}

/** `σ(1 - σ)`, where σ is said to be a quantity: no function is applied to itself. */
const isFactor = ({ head, args }: Applied, { setting: { names } }: Meaning): boolean =>
  args.some((arg) => [...allPieces(arg)].some((p) => p.kind === 'name' && isSameName(p, head))) &&
  names.read(head) !== undefined;

/** `over` of what belongs to one sample, sample by sample. */
function inEachSample(
  entries: readonly Expr[],
  over: (entries: readonly Expr[]) => readonly Expr[],
  { setting: { ground } }: Meaning,
): readonly Expr[] {
  const varying = (e: Expr): Sym | undefined => symbolsOf(e).find((s) => ground.batch?.varies(s.name));
  const samples = entries.map((e) => varying(e)?.indices[0]);
  const values = new Map(
    [...new Set(samples)].flatMap((sample) => {
      const places = samples.flatMap((other, n) => (other === sample ? [n] : []));
      const own = over(places.map((n) => entries[n] as Expr));
      return places.map((n, k) => [n, own[k] as Expr] as const);
    }),
  );
  return entries.map((_, n) => values.get(n) as Expr);
}

/** `h(1-h)`; and `L(w)`, whose argument says nothing that its name does not. */
function multiplied(m: Meaning, { head, args, powerOnHead, span }: Applied, letters: Letters): Arr {
  const [arg, ...more] = args;
  const value = m.of(head, letters);
  const isListOfNames = args.every((a) => a.kind === 'name');
  if (powerOnHead || arg === undefined || (more.length > 0 && !isListOfNames))
    throw new NotUnderstood('unknown-name', sentence('noFunction', shownName(head)), span);
  return more.length > 0 ? value : timesOf(value, m.of(arg, letters), 'side by side', span);
}
