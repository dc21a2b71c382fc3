/** A problem as everything below the spec sees it: a tape of definitions, given numbers, and what is asked. */

import type { Functions } from '../catalog/functions.js';
import type { Target } from '../catalog/targets.js';
import type { DataSet } from '../data/data-set.js';
import type { Expr, FreeIndex, Sym } from '../language/expr.js';
import type { Span } from '../language/source.js';
import type { Table } from '../language/table.js';
import type { Presentation } from './presentation.js';
import type { SectionId } from './sections.js';

/** `symbol = value`, in terms of given symbols and earlier definitions. Free indices on the left are formal. */
export interface Definition {
  readonly symbol: Sym;
  readonly value: Expr;
  readonly role: 'preactivation' | 'activation' | 'intermediate' | 'loss';
}

/** What is known of a given symbol: its entries row by row (`undefined` where one was left open). No axes: a scalar. */
export interface Given {
  readonly shape: readonly number[];
  readonly entries: readonly (Expr | undefined)[];
}

export interface Axis {
  /** The letters that the spec uses for indices along it, first come first. */
  readonly letters: readonly string[];
  /** Undefined in a purely symbolic problem. */
  readonly size: number | undefined;
}

/** An equation that simplification may cite, with the reason for it. */
export interface Assumption {
  readonly left: Expr;
  readonly right: Expr;
  readonly formals: readonly FreeIndex[];
  readonly because: 'stated' | 'one-hot';
}

export interface OptimizerChoice {
  readonly name: string;
  /** Exact, by the keys of the spec. */
  readonly parameters: Readonly<Record<string, Expr>>;
}

/** A section to print, with what it needs to know. */
export type Task =
  /** By keys as the spec writes them (`w1`, `W1`, `W1[1,2]`), all of them parameters; without any: every parameter. */
  | { readonly kind: 'gradients'; readonly of?: readonly string[] }
  | { readonly kind: 'update'; readonly optimizer: OptimizerChoice }
  | TrainingTask
  | TrainTask
  | ComparisonTask
  /** With the index lines: why a factor stands transposed. */
  | { readonly kind: 'matrix'; readonly indexLines: boolean }
  /** The formulas as code. */
  | { readonly kind: 'code'; readonly target: Target }
  | {
      readonly kind: Exclude<
        SectionId,
        'gradients' | 'update' | 'matrix' | 'training' | 'train' | 'comparison' | 'code'
      >;
    };

/** So many updates, one after another. */
export interface TrainingTask {
  readonly kind: 'training';
  readonly steps: number;
  readonly optimizer: OptimizerChoice;
  /** Where the spec asks for it: for errors that only the numbers bring out. */
  readonly span: Span;
}

/** A training over epochs of the data, by its derived gradients. */
export interface TrainTask {
  readonly kind: 'train';
  readonly epochs: number;
  /** Samples that a step sees; `full`: all of them. */
  readonly batch: number | 'full';
  /** With the learning rate, and the weight decay where there is one. */
  readonly optimizer: OptimizerChoice;
  /** A row of the table after so many epochs. */
  readonly reportEvery: number;
  /** What the order of the samples, the validation rows and (unless `initial:` has its own) the beginning are drawn by. */
  readonly seed: number;
  /** Whether the samples come in another order in each epoch. */
  readonly shuffle: boolean;
  /** The share of the training rows that is kept back for watching; 0: none. */
  readonly validation: number;
  /** Stops when the loss over the validation rows has not fallen for so many epochs. */
  readonly earlyStopping: { readonly patience: number; readonly restore: boolean } | undefined;
  /** Runs beside this one: the same spec with something else in it, its own `train` task among its tasks. */
  readonly variants: readonly { readonly name: string; readonly problem: Problem }[];
  /** Where the spec asks for it: for errors that only the numbers bring out. */
  readonly span: Span;
}

/** The same problem with another activation or another loss, beside this one. */
export interface ComparisonTask {
  readonly kind: 'comparison';
  readonly alternative: Problem;
  /** What differs, as it is called in the one and in the other. */
  readonly before: string;
  readonly after: string;
  /** Where the spec asks for it: for errors that only the numbers bring out. */
  readonly span: Span;
}

/**
 * The layers that `network:` named, for drawing and for speaking of them. Units are concrete symbols; `names` are those
 * of a whole layer's quantities, which entries without a name of their own go by.
 */
export interface NetworkView {
  readonly inputs: readonly Sym[];
  readonly layers: readonly {
    readonly activation: string;
    readonly preactivations: readonly Sym[];
    readonly outputs: readonly Sym[];
    /** Row by unit, column by input; empty where there are too many to draw. */
    readonly weights: readonly (readonly Sym[])[];
    readonly biases: readonly Sym[] | undefined;
    readonly names: Readonly<Record<'weights' | 'biases' | 'preactivations' | 'outputs', string>>;
  }[];
  readonly targets: readonly Sym[];
}

/** Samples to train with. Nothing of them is among the given entries: there the number of samples stays open. */
export interface ProblemData {
  readonly train: DataSet;
  readonly test?: DataSet;
  /** The given symbols that vary from sample to sample, and the columns that their entries stand in. */
  readonly feeds: readonly Feed[];
}
export interface Feed {
  readonly name: string;
  /** Of the entries, without the samples: empty for a symbol without indices. */
  readonly shape: readonly number[];
  readonly of: 'inputs' | 'targets';
  /** A column for each entry, row by row, counted from 0. */
  readonly columns: readonly number[];
}

/** How the parameters begin that no value is given for. */
export interface Initial {
  readonly seed: number;
  /** By the names of the parameters; entries that have values keep them. */
  readonly of: ReadonlyMap<string, InitialRule>;
}
export interface InitialRule {
  /** Of a row of the catalog. */
  readonly initialiser: string;
  /** Exact, by the keys of the spec. */
  readonly constants: Readonly<Record<string, Expr>>;
  /** How many inputs a unit has, and how many units there are. */
  readonly fanIn: number;
  readonly fanOut: number;
}

export interface Problem {
  readonly title: string;
  /** All work on the problem happens `within` this table. */
  readonly table: Table;
  readonly functions: Functions;
  /** In order; the loss is the last. */
  readonly definitions: readonly Definition[];
  readonly loss: Sym;
  /** Whether that is a loss in the eyes of the spec, or just some quantity that is differentiated. */
  readonly isLoss: boolean;
  readonly axes: ReadonlyMap<string, Axis>;
  readonly given: ReadonlyMap<string, Given>;
  /** What to differentiate by, with free indices where the symbol has them. */
  readonly parameters: readonly Sym[];
  /** Keys (`b1`, `W1[1,2]`) of parameters that an update leaves alone; those that only a task asks for are among them. */
  readonly frozen: ReadonlySet<string>;
  /** Those of them that only a task asks a gradient by: inputs, targets, constants. They are no parameters. */
  readonly onlyAsked: ReadonlySet<string>;
  readonly assumptions: readonly Assumption[];
  /** The λ of each penalty in the loss. */
  readonly penalties: readonly Expr[];
  /** The index of the samples, where the problem has several. */
  readonly samples: { readonly index: FreeIndex; readonly reduce: 'mean' | 'sum' } | undefined;
  readonly tasks: readonly Task[];
  readonly network: NetworkView | undefined;
  readonly data?: ProblemData;
  /** There where the spec has one, or a training that needs it. */
  readonly initial?: Initial;
  /** Where some axes are written out entry by entry: the same problem with its indices free along all of them. */
  readonly inArrays?: Problem;
  /** What the spec calls the entries of an array that gathers its own names (forms/general.ts); else empty. */
  readonly ownNames: ReadonlyMap<Sym, Sym>;
  /** How the spec wants its sheet. */
  readonly presentation: Presentation;
  /** What a hand derivation's names stand for, by the LaTeX that it writes. */
  readonly aliases: ReadonlyMap<string, Expr>;
  /** Where the spec speaks of a symbol, by its name: for errors that only the numbers bring out. */
  readonly positions: ReadonlyMap<string, Span>;
}
