/** Random chains of indexed definitions, as specs: what the chain rule and the bound indices are tried on. */
import { newRandom, type Random } from './random.js';

const LETTERS = { A: ['i', 'j', 'k'], B: ['p', 'q', 'r'] } as const;
type Axis = keyof typeof LETTERS;
export const SIZES = { A: 3, B: 2 };

interface Vector {
  readonly name: string;
  readonly axis: Axis;
}

/** A spec with vectors x, w (of 3) and y (of 2), matrices MA (3×3), MB (2×2) and C (3×2), and a scalar loss. */
export function randomTape(seed: number): string {
  const random = newRandom(seed);
  const vectors: Vector[] = [
    { name: 'x', axis: 'A' },
    { name: 'y', axis: 'B' },
    { name: 'w', axis: 'A' },
  ];
  const definitions: string[] = [];
  const length = 2 + Math.floor(random.next() * 4);
  for (let n = 0; n < length; n++) {
    const u = random.pick(vectors);
    const v = random.pick(vectors.filter((other) => other.axis === u.axis));
    const { axis, left, body } = definitionOf(u, v, random);
    definitions.push(`h${n}[${left}] = ${body}`);
    vectors.push({ name: `h${n}`, axis });
  }
  const last = vectors.at(-1) as Vector;
  const [l, m] = LETTERS[last.axis];
  const loss = random.pick([
    `sum(${l}, 1/2*${last.name}[${l}]^2)`,
    `sum(${l}, ${last.name}[${l}]*sum(${m}, ${last.name}[${m}]^2))`,
    `log(1 + sum(${l}, ${last.name}[${l}]^2))`,
  ]);
  const text = [...definitions, loss].join(' ');
  const values = givenValues(random).filter(({ name }) => new RegExp(`\\b${name}\\[`).test(text));
  const letters = (Object.keys(LETTERS) as Axis[]).flatMap((axis) =>
    LETTERS[axis].map((letter) => [letter, SIZES[axis]] as const),
  );
  const sizes = letters.filter(([letter]) => new RegExp(`\\b${letter}\\b`).test(text));
  return JSON.stringify({
    title: `random tape ${seed}`,
    define: definitions,
    loss,
    sizes: Object.fromEntries(sizes),
    values: Object.fromEntries(values.map(({ name, value }) => [name, value])),
    wrt: values.map(({ name }) => name),
  });
}

function definitionOf(u: Vector, v: Vector, random: Random): { axis: Axis; left: string; body: string } {
  const letters = LETTERS[u.axis];
  const a = random.pick(letters);
  const b = random.pick(letters.filter((x) => x !== a));
  const c = letters.find((x) => x !== a && x !== b) as string;
  const other: Axis = u.axis === 'A' ? 'B' : 'A';
  const o = random.pick(LETTERS[other]);
  const m = `M${u.axis}`;
  const own = (body: string) => ({ axis: u.axis, left: a, body });
  switch (Math.floor(random.next() * 11)) {
    case 0:
      return own(`${random.pick(['tanh', 'sigmoid', 'exp'])}(${u.name}[${a}]/4)`);
    case 1:
      return own(`sum(${b}, ${m}[${a},${b}]*${u.name}[${b}])`);
    case 2:
      return own(`sum(${b}, ${m}[${b},${a}]*${u.name}[${b}]) + ${v.name}[${a}]`);
    case 3:
      return own(`${u.name}[${a}]*sum(${b}, ${u.name}[${b}]*${v.name}[${b}])`);
    case 4:
      return own(`softmax(${a}, ${u.name}[${a}])`);
    case 5:
      return own(`${u.name}[${a}] - mean(${b}, ${v.name}[${b}])`);
    case 6:
      return own(`sum(${b}, sum(${c}, ${m}[${a},${b}]*${m}[${b},${c}]*${u.name}[${c}]))`);
    case 7: {
      const entry = u.axis === 'A' ? `C[${a},${o}]` : `C[${o},${a}]`;
      return { axis: other, left: o, body: `sum(${a}, ${entry}*${u.name}[${a}])` };
    }
    case 8:
      return own(`${u.name}[${a}]*${v.name}[${a}]*(1 - ${v.name}[${a}]^2)`);
    case 9:
      return own(`cases(${u.name}[${a}] > ${v.name}[${a}], ${u.name}[${a}]^2, ${v.name}[${a}])`);
    default:
      return own(`${u.name}[${a}]/(1 + sum(${a}, ${v.name}[${a}]^2))`);
  }
}

function givenValues(random: Random): readonly { readonly name: string; readonly value: unknown }[] {
  const vector = (n: number): number[] => Array.from({ length: n }, () => random.between(-0.9, 0.9));
  const matrix = (rows: number, columns: number): number[][] => Array.from({ length: rows }, () => vector(columns));
  return [
    { name: 'x', value: vector(SIZES.A) },
    { name: 'y', value: vector(SIZES.B) },
    { name: 'w', value: vector(SIZES.A) },
    { name: 'MA', value: matrix(SIZES.A, SIZES.A) },
    { name: 'MB', value: matrix(SIZES.B, SIZES.B) },
    { name: 'C', value: matrix(SIZES.A, SIZES.B) },
  ];
}
