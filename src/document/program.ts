/** A program that works a problem out, as lines that a template arranges. */

/** Lines as they stand in the file, none longer than a page is wide. */
export type Lines = readonly string[];

/** A file that a program reads its numbers from, beside its own. */
export interface ProgramFile {
  readonly name: string;
  readonly text: string;
}

/** A function of one value and its parameters. */
export interface ProgramFunction {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly result: Lines;
}

/** One step of an optimizer: what it computes on the way, and the new value with all that it keeps. */
export interface ProgramStep {
  readonly title: string;
  /** The learning rate and its kin. */
  readonly constants: Lines;
  readonly name: string;
  readonly arguments: readonly string[];
  readonly lines: Lines;
  /** The new value, and what is kept for the next step. */
  readonly returned: Lines;
  readonly keepsState: boolean;
}

/** The step, and a line for each parameter that moves. */
export interface ProgramUpdate extends ProgramStep {
  readonly applied: Lines;
}

/** A training over all samples at once. */
export interface ProgramTraining {
  readonly step: ProgramStep;
  readonly epochs: number;
  /** Parameters that are differentiated by no more, and what an optimizer keeps, at the beginning. */
  readonly state: Lines;
  /** The parameters after an epoch. */
  readonly moved: Lines;
  /** Epochs whose losses are printed, and what that prints: those that do not depend on how a machine rounds. */
  readonly shown: Lines;
  readonly output: Lines;
  /** The last of them with its loss. */
  readonly sure: { readonly epoch: number; readonly loss: string };
}

/** A derived gradient, and the parameter (or the part of it) that automatic differentiation has it by. */
export interface ProgramGradient {
  readonly derived: string;
  readonly parameter: string;
  /** Which of the differentiated arguments it is, from 0, and which entries of it: `[0]`. */
  readonly place: number;
  readonly entries: string;
}

export interface ForwardFunction {
  readonly head: Lines;
  readonly returned: Lines;
  readonly called: Lines;
  readonly differentiated: Lines;
}

/** A part of a program, as a cell of a notebook has it. */
export const CODE_PARTS = ['given', 'forward', 'backward', 'update', 'checks', 'training'] as const;
export type CodePart = (typeof CODE_PARTS)[number];

/** What a cell shows of what it defines: the call, and what that prints. */
export interface ShownCell {
  readonly call: Lines;
  readonly output: Lines;
}

export interface Program {
  /** What it is written for, `numpy` or `typescript`: the name of its template. */
  readonly target: string;
  readonly title: Lines;
  readonly loss: string;
  /** `dW1` and `W1`, to tell how derivatives are named. */
  readonly example: { readonly derivative: string; readonly of: string } | undefined;
  /** The normal distribution function and its density, where the code calls them by these names. */
  readonly Phi: string;
  readonly phi: string;
  /** Whether there are arrays, and sums over their entries. */
  readonly hasTables: boolean;
  readonly hasSums: boolean;
  readonly functions: readonly ProgramFunction[];
  readonly data: Lines;
  readonly files: readonly ProgramFile[];
  readonly parameters: Lines;
  readonly forward: Lines;
  readonly backward: Lines;
  readonly update: ProgramUpdate | undefined;
  /** Undefined where none is asked for, and where it goes by lot. */
  readonly training: ProgramTraining | undefined;
  /** The forward pass as a function of what it is differentiated by, where the language differentiates functions. */
  readonly forwardFunction: ForwardFunction | undefined;
  /** Those that are compared with automatic ones. */
  readonly gradients: readonly ProgramGradient[];
  /** Where a notebook shows values. */
  readonly shown: Readonly<Partial<Record<CodePart, ShownCell>>>;
  /** `["dW1", dW1, [[0.5]]]`, a line or more a quantity. */
  readonly expected: Lines;
}
