/** Paths of influence that were left out of a sum, or put into it. */
import type { Derivative, Expr } from '../../language/expr.js';
import { symbolsOf } from '../../language/walk.js';
import { sentence } from '../messages/sentence.js';
import { type Approx, exactly } from '../world/approx.js';
import type { World } from '../world/world.js';
import type { Written } from '../written/written.js';
import type { Inquiry, Question } from './inquiry.js';
import { areNear } from './near.js';
import { type Path, pathsOf } from './paths.js';
import type { Finding } from './repair.js';
import { ofOtherUnit, ofOwnUnit } from './softmax-units.js';

/** Whole paths left out, or those of two quantities added; `side` is that of the question as products. */
export function causeInPaths(
  { head, side: { span } }: Question,
  side: Written,
  world: World,
  inquiry: Inquiry,
): Finding | undefined {
  const values = inquiry.valuesOf(head, side, world);
  // Where units are dead, what is false may be true.
  if (values === undefined || values.every(([right, written]) => areNear(right, written, false))) return undefined;
  const asked = inquiry.entriesOf(head, side);
  const left = pathLeftOut(values, asked, world, inquiry);
  if (left) return { ...left, at: span };
  const ofSoftmax = asked && softmaxEntries(asked, values, world, inquiry);
  if (ofSoftmax) return { ...ofSoftmax, at: span };
  const [pair] = values;
  const [entry] = asked ?? [];
  if (values.length !== 1 || pair === undefined || entry === undefined) return undefined;
  const cause =
    termLeftOut(entry, pair, world, inquiry) ??
    (entry.kind === 'derivative' ? inDerivative(entry, pair, world, inquiry) : undefined);
  return cause && { ...cause, at: span };
}

type Cause = Omit<Finding, 'at'>;
/** What an entry is, and what is written for it. */
type Pair = readonly [right: Approx, written: Approx];

/** One path that is missing from every entry that is wrong, or is all that is there. */
function pathLeftOut(
  values: readonly Pair[],
  asked: readonly Expr[] | undefined,
  world: World,
  inquiry: Inquiry,
): Cause | undefined {
  const { ground, nameOf } = inquiry;
  const missing = values.map(([right, written], n) => {
    const entry = asked?.[n];
    if (entry === undefined || areNear(right, written, false)) return [];
    const paths = pathsOf(entry, ground, world);
    const without = paths.filter(({ value }) => areNear(exactly(right.mid - value), written, false));
    // One path alone: any of the others is missing.
    const alone = paths.find(({ value }) => areNear(exactly(value), written, false));
    return without.length > 0 || alone === undefined ? without : paths.filter((path) => path !== alone);
  });
  const [path] = missing.flat();
  if (path === undefined || !values.every(([a, b], n) => areNear(a, b, false) || (missing[n]?.length ?? 0) > 0))
    return undefined;
  if (path.missing === ground.problem.loss) return directPath(path, inquiry);
  const isSoftmax = path.isSoftmax && values.every(([, written]) => written.mid !== 0);
  return isSoftmax
    ? { code: 'softmax-diagonal', sentence: sentence('softmaxDiagonal') }
    : { code: 'missing-path', sentence: sentence('missingPath', nameOf(path.missing)) };
}

/** Of several derivatives of a softmax those between different units are wrong, or those of each unit by its own sum. */
function softmaxEntries(
  asked: readonly Expr[],
  values: readonly Pair[],
  world: World,
  { ground }: Inquiry,
): Cause | undefined {
  const mistaken = values.flatMap(([right, written], n) => (areNear(right, written, false) ? [] : [{ written, n }]));
  const are = (waysOf: typeof ofOtherUnit): boolean =>
    mistaken.every(({ written, n }) => {
      const entry = asked[n];
      return (
        entry?.kind === 'derivative' && waysOf(entry, ground, world).some((x) => areNear(exactly(x), written, false))
      );
    });
  if (values.length === 1) return undefined;
  if (are(ofOtherUnit)) return { code: 'softmax-diagonal', sentence: sentence('offDiagonal') };
  return are(ofOwnUnit) ? { code: 'softmax-diagonal', sentence: sentence('onDiagonal') } : undefined;
}

/** What the loss depends on by itself: a weight by its penalty, ½λw², or what has one more path. */
function directPath({ from, missing: loss }: Path, { ground, nameOf }: Inquiry): Cause {
  const definition = ground.definitionOf(loss);
  const isPenalty = definition && symbolsOf(ground.partial(definition, from)).includes(from);
  return isPenalty
    ? { code: 'missing-term', sentence: sentence('missingPenalty') }
    : { code: 'missing-path', sentence: sentence('missingDirectPath', nameOf(loss), nameOf(from)) };
}

/** A term of the definition that was left out. */
function termLeftOut(
  entry: Expr,
  [right, written]: Pair,
  world: World,
  { ground, nameOf }: Inquiry,
): Cause | undefined {
  const rest = exactly(right.mid - written.mid);
  const definition = entry.kind === 'sym' ? ground.definitionOf(entry) : undefined;
  const term =
    definition?.kind === 'add' ? definition.args.find((t) => areNear(world.valueOf(t), rest, false)) : undefined;
  if (term === undefined) return undefined;
  const name = term.kind === 'mul' ? term.args.map(nameOf).join('·') : nameOf(term);
  return { code: 'missing-term', sentence: sentence('missingTerm', name) };
}

/** Another unit of a softmax, a target left out, or the paths of another quantity added. */
function inDerivative(entry: Derivative, [right, written]: Pair, world: World, inquiry: Inquiry): Cause | undefined {
  const { quantities, nameOf, ground } = inquiry;
  if (ofOtherUnit(entry, inquiry.ground, world).some((x) => areNear(exactly(x), written, false)))
    return { code: 'softmax-diagonal', sentence: sentence('offDiagonal') };
  const rest = right.mid - written.mid;
  const sizeOf = (e: Expr): number => world.valueOf(e).mid;
  const lacking = quantities.find(
    (q) => q.role === 'target' && areNear(exactly(Math.abs(sizeOf(q.meaning))), exactly(Math.abs(rest)), false),
  );
  if (lacking) {
    const isTaken = rest * sizeOf(lacking.meaning) < 0;
    return {
      code: 'missing-term',
      sentence: sentence('missingTerm', `${isTaken ? '−' : ''}${nameOf(lacking.meaning)}`),
    };
  }
  const other = quantities.find(
    (q) => q.role === 'adjoint' && q.meaning !== entry && areNear(world.valueOf(q.meaning), exactly(-rest), false),
  );
  const isTwice = areNear(right, exactly(-rest), false);
  if (other === undefined || isTwice || entry.of !== ground.problem.loss) return undefined;
  return { code: 'extra-term', sentence: sentence('addedPaths', nameOf(entry), nameOf(other.meaning)) };
}
