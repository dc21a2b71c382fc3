/**
 * What the names of a document may stand for that the spec does not know: a letter of the document for each role that a
 * symbol can have in a network, in each way to mark layers and to count weights, or for a letter of the spec's own.
 */
import { type Conventions, PLAIN, type Role } from '../../catalog/notations.js';
import { derivative, type Expr, mul, num, type Sym, sym } from '../../language/expr.js';
import { alongAxes, sizedAxes } from '../../problem/forms/components.js';
import { generalForm } from '../../problem/forms/general.js';
import type { Problem } from '../../problem/problem.js';
import { type Sentence, sentence } from '../messages/sentence.js';
import type { Ground } from '../world/ground.js';
import type { WrittenName } from '../written/written.js';
import { mapReading, ownNames, type Quantity, quantitiesOf } from './own-names.js';
import { printedReader, type Reader } from './printed-names.js';
import { plainKey, spellingOf } from './script.js';

/** One way to understand all names with the same letter. */
export interface Hypothesis {
  readonly read: Reader;
  /** For people: `W as the weights, to-from`. */
  readonly says: Sentence;
  /** How usual it is, among hypotheses that the document does not tell apart. */
  readonly prior: number;
}

type NetworkRole = Exclude<Role, 'loss' | 'learning_rate'>;

/** The letters that textbooks and courses use for a role, in the spelling of expressions. */
const USUAL: Readonly<Record<NetworkRole, readonly string[]>> = {
  input: ['x', 'X', 'i', 'I', 'in'],
  preactivation: ['z', 'Z', 'net', 's', 'u', 'v', 'in', 'a', 'h'],
  activation: ['a', 'A', 'h', 'H', 'out', 'o', 'y', 'z'],
  output: ['yhat', 'y', 'p', 'o', 'out', 'a', 'ypred', 'that'],
  target: ['y', 't', 'target', 'd', 'Y', 'T'],
  weight: ['w', 'W', 'theta', 'Theta', 'v', 'V', 'u', 'U'],
  bias: ['b', 'B', 'beta', 'theta'],
};
const ROLES = Object.keys(USUAL) as readonly NetworkRole[];

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

/** Where hypotheses come from: what it takes to read the roles of a network is made once. */
export interface Hypotheses {
  /** All ways to read each of `names`, which share the letter `head`; less usual ones only where no usual one does. */
  on(head: string, names: readonly WrittenName[]): readonly Hypothesis[];
}

export function newHypotheses(ground: Ground): Hypotheses {
  const roles = roleReaders(ground);
  const own = ownNames(ground);
  return {
    on: (head, names) => {
      const all =
        head === 'delta' ? deltas(ground, own, roles) : [...asLetters(head, ground, own), ...asRoles(head, roles)];
      const usual = all.filter((h) => h.prior > 0);
      const readable = (some: readonly Hypothesis[]): readonly Hypothesis[] =>
        some.filter(({ read }) => names.every((name) => read(name) !== undefined));
      const found = readable(usual);
      return found.length > 0 ? found : readable(all.filter((h) => h.prior === 0));
    },
  };
}

/** Reads a name whose letter is `LETTER` as a network's symbol in some role. */
interface RoleReader {
  readonly role: NetworkRole;
  readonly says: Sentence;
  readonly read: Reader;
}

/** Stands for whatever letter the document has for a role. */
const LETTER = 'qq';

function roleReaders(ground: Ground): readonly RoleReader[] {
  if (ground.problem.network === undefined) return [];
  return ROLES.flatMap((role) =>
    variants(role).map(({ conventions, says }) => ({ role, says, read: roleReader(role, conventions, ground) })),
  );
}

const asRoles = (head: string, roles: readonly RoleReader[]): readonly Hypothesis[] =>
  roles.map(({ role, says, read }): Hypothesis => {
    const usual = USUAL[role].indexOf(head);
    return {
      read: (name) => read({ ...name, base: LETTER, accents: [] }),
      says: sentence('as', head, says),
      prior: usual < 0 ? 0 : 2 - usual / 10,
    };
  });

function variants(
  role: NetworkRole,
): readonly { readonly conventions: Partial<Conventions>; readonly says: Sentence }[] {
  return MARKS.flatMap((layers) =>
    role === 'weight'
      ? COUNTS.map((count) => ({
          conventions: { layers, ...count },
          says:
            count.weights === 'placed' ? sentence('placedWeights', count.weight_order) : sentence('numberedWeights'),
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
  return remembering((name) => {
    readers ??= formsOf(ground).map(({ problem, quantities, own }) => {
      const notation = { ...PLAIN, ...conventions, letters, names: new Map<string, string>() };
      return printedReader({ ...problem, presentation: { ...problem.presentation, notation } }, quantities, own);
    });
    return firstReading(readers, name);
  });
}

/** The same reader, which reads each name once. */
function remembering(read: Reader): Reader {
  const known = new Map<string, ReturnType<Reader>>();
  return (name) => {
    const key = spellingOf(name);
    if (!known.has(key)) known.set(key, read(name));
    return known.get(key);
  };
}

function firstReading(readers: readonly Reader[], name: WrittenName): ReturnType<Reader> {
  for (const read of readers) {
    const reading = read(name);
    if (reading) return reading;
  }
  return undefined;
}

/** Another letter, or another case, for a letter of the spec. */
function asLetters(head: string, ground: Ground, own: Reader): readonly Hypothesis[] {
  const heads = new Set([...quantitiesOf(ground).keys()].map((name) => plainKey(name).replace(/\d+$/u, '')));
  return [...heads].flatMap((letter): readonly Hypothesis[] => {
    if (letter === '' || letter === head) return [];
    const isSameLetter = letter.toLowerCase() === head.toLowerCase();
    const read: Reader = (name) => own({ ...name, base: letter, accents: [] });
    return [{ read, says: sentence('as', head, letter), prior: isSameLetter ? 3 : 0 }];
  });
}

/** δ as the derivative of the loss by what a unit adds up, or by what it puts out; or the negative of that. */
function deltas(ground: Ground, own: Reader, roles: readonly RoleReader[]): readonly Hypothesis[] {
  const { loss } = ground.problem;
  const heads = [...new Set(ground.problem.definitions.map((d) => plainKey(d.symbol.name).replace(/\d+$/u, '')))];
  const ofRoles = roles
    .filter(({ role }) => role === 'preactivation' || role === 'activation')
    .map(({ role, says, read }) => ({
      of: (name: WrittenName) => read({ ...name, base: LETTER }),
      says,
      prior: role === 'preactivation' ? 2 : 1,
    }));
  const ofLetters = heads.map((letter) => ({
    of: (name: WrittenName) => own({ ...name, base: letter }),
    says: letter,
    prior: /^(?:z|net|s|u)$/.test(letter) ? 2 : 1,
  }));
  const below = { of: (name: WrittenName) => own(named(name.sub)), says: sentence('whatIsBelow'), prior: 2 };
  return [below, ...ofLetters, ...ofRoles].flatMap(({ of, says, prior }) =>
    [1, -1].map((sign): Hypothesis => {
      const adjoint = (s: Sym): Expr => {
        const total = derivative(loss, s, 'total');
        return sign === 1 ? total : mul(num(-1), total);
      };
      return {
        read: (name) => {
          const plain = of(name);
          return plain && mapReading(plain, `${sign === 1 ? '' : '−'}∂${loss.name}/∂${plain.says}`, adjoint);
        },
        says: sentence('as', 'δ', sentence(sign === 1 ? 'adjointOf' : 'minusAdjointOf', says)),
        prior: prior - (sign === 1 ? 0 : 0.5),
      };
    }),
  );
}

const named = ([base = '', ...sub]: readonly string[]): WrittenName => ({
  kind: 'name',
  base,
  accents: [],
  sub,
  sup: [],
  primes: 0,
  span: { start: 0, end: 0 },
});
