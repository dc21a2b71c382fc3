/**
 * Readers of a network's names in some role, made from how sheets print them: in each way to mark layers and to count
 * weights. They read whole arrays and batches too.
 */
import { type Conventions, PLAIN, type Role } from '../../../catalog/notations.js';
import { type Sym, sym } from '../../../language/expr.js';
import { alongAxes, sizedAxes } from '../../../problem/forms/components.js';
import { generalForm } from '../../../problem/forms/general.js';
import type { Problem } from '../../../problem/problem.js';
import { type Sentence, sentence } from '../../messages/sentence.js';
import type { Ground } from '../../world/ground.js';
import type { WrittenName } from '../../written/written.js';
import { isBareName } from '../script.js';
import { type Quantity, quantitiesOf, readingOf } from './own-names.js';
import { printedReader, type Reader } from './printed-names.js';
import type { NetworkRole, RoleReader } from './way.js';

const ROLES: readonly NetworkRole[] = ['input', 'preactivation', 'activation', 'output', 'target', 'weight', 'bias'];
const MARKS: readonly Conventions['layers'][] = ['superscript', 'subscript', 'names', 'spelled'];
const COUNTS: readonly Pick<Conventions, 'weights' | 'weight_order'>[] = [
  { weights: 'placed', weight_order: 'to-from' },
  { weights: 'placed', weight_order: 'from-to' },
  { weights: 'flat-rows', weight_order: 'to-from' },
  { weights: 'flat-columns', weight_order: 'to-from' },
];

/** A form of the problem, with the quantities that its names stand for. */
interface Form {
  readonly problem: Problem;
  readonly quantities: ReadonlyMap<string, Quantity>;
  readonly own: (s: Sym) => Sym;
}

/** The problem in its own names, and in the arrays that gather them; made once for a ground. */
export function formsOf(ground: Ground): readonly Form[] {
  const known = FORMS.get(ground) ?? makeForms(ground);
  FORMS.set(ground, known);
  return known;
}

const FORMS = new WeakMap<Ground, readonly Form[]>();

function makeForms(ground: Ground): readonly Form[] {
  const arrays = ground.problem.inArrays ?? ground.problem;
  const general = generalForm(arrays);
  const itself: Form = { problem: arrays, quantities: quantitiesOf(ground), own: (s) => s };
  if (general === undefined || general === arrays) return [itself];
  const own = (s: Sym): Sym => {
    const whole = general.ownNames.get(s);
    if (whole) return whole;
    const [sample, ...indices] = s.indices;
    const inSample = sample === undefined ? undefined : general.ownNames.get(sym(s.name, ...indices));
    return inSample && sample !== undefined ? sym(inSample.name, sample, ...inSample.indices) : s;
  };
  return [
    itself,
    { problem: general, quantities: quantitiesOf({ problem: alongAxes(general, sizedAxes(general)) }), own },
  ];
}

/** Stands for whatever letter the document has for a role. */
const LETTER = 'qq';

export function printedRoles(ground: Ground): readonly RoleReader[] {
  if (ground.problem.network === undefined) return [];
  const inAllLayers = ROLES.flatMap((role) =>
    variants(role).map(({ conventions, says }) => {
      const read = roleReader(role, conventions, ground);
      return { role, says, read: (name: WrittenName) => read({ ...name, base: LETTER, accents: [] }), cost: 0 };
    }),
  );
  return [...inAllLayers, ...rolesOfLayers(ground)];
}

/** A letter of its own for what one layer adds up, or puts out: `H`, `P`. */
function rolesOfLayers(ground: Ground): readonly RoleReader[] {
  const quantities = quantitiesOf(ground);
  const layers = ground.problem.network?.layers ?? [];
  return layers.flatMap(({ names }, n) =>
    (['preactivations', 'outputs'] as const).flatMap((part): readonly RoleReader[] => {
      const q = quantities.get(names[part]);
      const role = part === 'preactivations' ? 'preactivation' : n === layers.length - 1 ? 'output' : 'activation';
      if (q === undefined || q.shape.length === 0) return [];
      const read: Reader = (name) => (isBareName({ ...name, accents: [] }) ? readingOf(q, []) : undefined);
      return [{ role, says: sentence('ofLayer', sentence(role), String(n + 1)), read, cost: 1 }];
    }),
  );
}

function variants(
  role: NetworkRole,
): readonly { readonly conventions: Partial<Conventions>; readonly says: Sentence }[] {
  return MARKS.flatMap((layers) =>
    role === 'weight'
      ? COUNTS.map((count) => ({
          conventions: { layers, ...count },
          says:
            count.weights === 'placed'
              ? sentence('placedWeights', count.weight_order)
              : sentence('numbered', sentence('weight')),
        }))
      : [{ conventions: { layers }, says: sentence(role) }],
  );
}

/** Reads what the network's symbols in a role are called by `LETTER`. Other roles get letters that nobody uses. */
function roleReader(role: NetworkRole, conventions: Partial<Conventions>, ground: Ground): Reader {
  const letters: Partial<Record<Role, string>> = {
    ...Object.fromEntries(ROLES.map((r) => [r, `unused${r}`])),
    [role]: LETTER,
    // The last layer's units are activations too, where the document has no letter for the output alone.
    ...(role === 'activation' && { output: LETTER }),
  };
  let readers: readonly Reader[] | undefined;
  return (name) => {
    readers ??= formsOf(ground).map(({ problem, quantities, own }) => {
      const notation = { ...PLAIN, ...conventions, letters, names: new Map<string, string>() };
      return printedReader({ ...problem, presentation: { ...problem.presentation, notation } }, quantities, own);
    });
    return firstReading(readers, name);
  };
}

function firstReading(readers: readonly Reader[], name: WrittenName): ReturnType<Reader> {
  for (const read of readers) {
    const reading = read(name);
    if (reading) return reading;
  }
  return undefined;
}
