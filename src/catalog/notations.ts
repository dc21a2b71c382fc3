/** Notations: one row a convention, as textbooks and courses write the same derivation. They change printing only. */

/** What a symbol of a network stands for. */
export const ROLES = [
  'input',
  'preactivation',
  'activation',
  'output',
  'target',
  'weight',
  'bias',
  'loss',
  'learning_rate',
] as const;
export type Role = (typeof ROLES)[number];

/** How the backward pass is written: see `report/styles/`. */
export const STYLES = ['paths', 'delta', 'adjoint', 'matrix', 'index', 'operations'] as const;
export type Style = (typeof STYLES)[number];

export interface Conventions {
  /** The letter (spelled as in an expression: `yhat`) of all symbols in a role; a role without one keeps its own names. */
  readonly letters: Readonly<Partial<Record<Role, string>>>;
  /** w_ij goes to unit i from unit j, or from i to j. */
  readonly weight_order: 'to-from' | 'from-to';
  /** Wx + b with columns, or xW + b with rows. */
  readonly vectors: 'columns' | 'rows';
  /** A batch has a row, or a column, for each sample. */
  readonly samples: 'rows' | 'columns';
  /**
   * Where the number of a layer stands: w⁽¹⁾, w^[1], w^1, w_1; `names` tells hidden from output units by their own
   * names (net_h1, out_o1).
   */
  readonly layers: 'spelled' | 'superscript' | 'brackets' | 'bare' | 'subscript' | 'names';
  /** Weights by their place (w_ij), or numbered through the network: w1, w2, … row by row, or column by column. */
  readonly weights: 'placed' | 'flat-rows' | 'flat-columns';
  /** A parameter after the update: w⁺, w_new, w′, or the same letter, assigned to with :=. */
  readonly new_value: 'plus' | 'new' | 'prime' | 'assign';
  readonly log: 'log' | 'ln';
  readonly style: Style;
}

/** What holds where neither the spec nor its profile says otherwise: names as they are spelled. */
export const PLAIN: Conventions = {
  letters: {},
  weight_order: 'to-from',
  vectors: 'columns',
  samples: 'rows',
  layers: 'spelled',
  weights: 'placed',
  new_value: 'plus',
  log: 'log',
  style: 'delta',
};

export interface NotationRow {
  /** As `notation:` names it. */
  readonly name: string;
  readonly conventions: Partial<Conventions>;
}

export const NOTATIONS: readonly NotationRow[] = [
  {
    name: 'mazur',
    conventions: {
      letters: {
        input: 'i',
        preactivation: 'net',
        activation: 'out',
        output: 'out',
        target: 'target',
        weight: 'w',
        bias: 'b',
        loss: 'E_total',
      },
      layers: 'names',
      weights: 'flat-rows',
      style: 'paths',
    },
  },
  {
    name: 'nielsen',
    conventions: {
      letters: {
        ...{
          input: 'x',
          preactivation: 'z',
          activation: 'a',
          output: 'a',
          target: 'y',
          weight: 'w',
          bias: 'b',
          loss: 'C',
        },
      },
      layers: 'bare',
      new_value: 'prime',
      log: 'ln',
      style: 'delta',
    },
  },
  {
    name: 'cs231n',
    conventions: {
      letters: {
        input: 'x',
        preactivation: 's',
        activation: 'h',
        output: 'p',
        target: 'y',
        weight: 'W',
        bias: 'b',
        loss: 'L',
      },
      layers: 'subscript',
      vectors: 'rows',
      weight_order: 'from-to',
      new_value: 'assign',
      style: 'operations',
    },
  },
  {
    name: 'bishop',
    conventions: {
      letters: {
        input: 'x',
        preactivation: 'a',
        activation: 'z',
        output: 'y',
        target: 't',
        weight: 'w',
        bias: 'b',
        loss: 'E',
      },
      layers: 'superscript',
      new_value: 'new',
      log: 'ln',
      style: 'index',
    },
  },
  {
    name: 'goodfellow',
    conventions: {
      letters: {
        ...{ input: 'x', preactivation: 'a', activation: 'h', output: 'yhat', target: 'y', weight: 'W', bias: 'b' },
        ...{ loss: 'J', learning_rate: 'epsilon' },
      },
      layers: 'superscript',
      new_value: 'assign',
      style: 'matrix',
    },
  },
];
