/**
 * Initialisers: how parameters begin. One row a concept, its scale written in the language over the fan-in `n` (how many
 * inputs a unit has) and the fan-out `m` (how many units there are).
 */

export interface InitialiserRow {
  /** As `initial:` names it. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly parameters: readonly InitialiserParameter[];
  readonly distribution: Distribution;
  /** Where it was proposed. */
  readonly source?: string;
}

/** What a parameter is drawn from; its constants are expressions over `n`, `m` and the row's parameters. */
export type Distribution =
  | { readonly kind: 'constant'; readonly value: string }
  | { readonly kind: 'normal'; readonly mean: string; readonly deviation: string }
  | { readonly kind: 'uniform'; readonly low: string; readonly high: string };

export interface InitialiserParameter {
  /** As the spec and the formulas name it. */
  readonly key: string;
  /** Without one the spec has to give it. */
  readonly value?: string;
}

const normal = (deviation: string): Distribution => ({ kind: 'normal', mean: '0', deviation });
const within = (limit: string): Distribution => ({ kind: 'uniform', low: `-${limit}`, high: limit });

const GLOROT = 'Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural networks';
const HE = 'He, Zhang, Ren and Sun 2015, Delving deep into rectifiers';
const LECUN = 'LeCun, Bottou, Orr and Müller 1998, Efficient backprop';

export const INITIALISERS: readonly InitialiserRow[] = [
  { name: 'zeros', aliases: [], title: 'zeros', parameters: [], distribution: { kind: 'constant', value: '0' } },
  { name: 'ones', aliases: [], title: 'ones', parameters: [], distribution: { kind: 'constant', value: '1' } },
  {
    name: 'constant',
    aliases: [],
    title: 'a constant',
    parameters: [{ key: 'value' }],
    distribution: { kind: 'constant', value: 'value' },
  },
  {
    name: 'normal',
    aliases: ['random-normal'],
    title: 'normal',
    parameters: [
      { key: 'mean', value: '0' },
      { key: 'deviation', value: '0.05' },
    ],
    distribution: { kind: 'normal', mean: 'mean', deviation: 'deviation' },
  },
  {
    name: 'uniform',
    aliases: ['random-uniform'],
    title: 'uniform',
    parameters: [
      { key: 'low', value: '-0.05' },
      { key: 'high', value: '0.05' },
    ],
    distribution: { kind: 'uniform', low: 'low', high: 'high' },
  },
  {
    name: 'glorot-normal',
    aliases: ['xavier-normal'],
    title: 'Glorot normal',
    parameters: [],
    distribution: normal('sqrt(2/(n + m))'),
    source: GLOROT,
  },
  {
    name: 'glorot-uniform',
    aliases: ['xavier-uniform'],
    title: 'Glorot uniform',
    parameters: [],
    distribution: within('sqrt(6/(n + m))'),
    source: GLOROT,
  },
  {
    name: 'he-normal',
    aliases: ['kaiming-normal'],
    title: 'He normal',
    parameters: [],
    distribution: normal('sqrt(2/n)'),
    source: HE,
  },
  {
    name: 'he-uniform',
    aliases: ['kaiming-uniform'],
    title: 'He uniform',
    parameters: [],
    distribution: within('sqrt(6/n)'),
    source: HE,
  },
  {
    name: 'lecun-normal',
    aliases: [],
    title: 'LeCun normal',
    parameters: [],
    distribution: normal('sqrt(1/n)'),
    source: LECUN,
  },
  {
    name: 'lecun-uniform',
    aliases: [],
    title: 'LeCun uniform',
    parameters: [],
    distribution: within('sqrt(3/n)'),
    source: LECUN,
  },
];

/** The row that a spec means by `name`: hyphens or underlines. */
export function findInitialiser(name: string): InitialiserRow | undefined {
  const spelt = name.replaceAll('_', '-');
  return INITIALISERS.find((row) => row.name === spelt || row.aliases.includes(spelt));
}
