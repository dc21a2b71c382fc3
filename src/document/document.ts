/** A solution as a tree of blocks. Everything printed (LaTeX, HTML, PDF, terminal) is a printing of it. */
import type { Layout } from '../language/layout.js';
import type { Figure } from './figure.js';
import type { CodePart, Program } from './program.js';

/** A document before it has numbers: what it cites is named by labels. */
export interface Draft {
  readonly title: string;
  /** What kind of sheet this is, printed above the title: "Solution sheet". */
  readonly kicker: string;
  /** Facts beside the title: network, loss, learning rate. */
  readonly facts: readonly { readonly name: string; readonly value: Inlines }[];
  /** What the head and the foot of a page say beside the title and the page number. */
  readonly imprint?: Imprint;
  /** Symbols that LaTeX names by what they stand for; none that the parts of a sheet print differently. */
  readonly quantities?: Quantities;
  readonly language: string;
  readonly blocks: readonly Block[];
}

/** A finished document: its blocks are numbered, and citations have become references. */
export interface Document extends Omit<Draft, 'blocks'> {
  readonly blocks: readonly NumberedBlock[];
}

export type NumberedBlock = Block & Numbering;

export interface Numbering {
  /** `3` or `3.1` for headings, `7` for equations, tables, figures and questions; empty for parts and the rest. */
  readonly number: string;
  /** What a link to it goes by, unlike all others; empty for what has no number. */
  readonly anchor: string;
  /** Whether anything refers to it. */
  readonly isCited: boolean;
}

export interface Quantities {
  readonly loss?: Layout;
  readonly learningRate?: Layout;
}

/** Where a sheet comes from, as its spec has it: no clock is asked. */
export interface Imprint {
  readonly course?: string;
  readonly date?: string;
  /** Which text of the spec this is, in words: its version, its hash. */
  readonly origin: readonly string[];
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  | { readonly kind: 'math'; readonly math: Layout }
  | Citation
  | Reference;
export type Inlines = readonly Inline[];

/** What was worked out, by its labels: `before` and the places, where all of it stands earlier, else `text`. */
export interface Citation {
  readonly kind: 'citation';
  readonly of: readonly string[];
  readonly before: string;
  readonly text: string;
}

/** A link to a numbered block, in words: "(7)", "Table 1". */
export interface Reference {
  readonly kind: 'reference';
  readonly target: 'equation' | 'table' | 'section';
  readonly number: string;
  readonly anchor: string;
  readonly text: string;
}

export type Block =
  | Heading
  | { readonly kind: 'paragraph'; readonly text: Inlines }
  | Equation
  | Table
  | { readonly kind: 'figure'; readonly figure: Figure; readonly caption: Inlines }
  | { readonly kind: 'list'; readonly items: readonly Inlines[] }
  | Question
  | Code
  /** Room to write in, so many lines of handwriting high. */
  | { readonly kind: 'space'; readonly lines: number };

export interface Heading {
  readonly kind: 'heading';
  /** 0 for a part, whose sections are numbered anew, 1 for a section, 2 for a part of one. */
  readonly level: 0 | 1 | 2;
  readonly text: Inlines;
  /** What it is worth, in words, at the end of its line: "4 marks". */
  readonly marks?: string;
  /** What its section is cited by. */
  readonly labels?: readonly string[];
}

/** The formulas as code: a whole program, or one part of it with what that prints. */
export interface Code {
  readonly kind: 'code';
  readonly program: Program;
  readonly part: CodePart | 'whole';
}

/** What a reader is to do. Numbered through the paper. */
export interface Question {
  readonly kind: 'question';
  readonly text: Inlines;
  readonly marks?: string;
}

/** A chain left = right = right = …, one line a relation, with the reason beside each line. Numbered as one. */
export interface Equation {
  readonly kind: 'equation';
  readonly lines: readonly EquationLine[];
  /** A result worth a box. */
  readonly answer: boolean;
}
export interface EquationLine {
  /** Only on the first line of a chain, and where a new left side begins. */
  readonly left?: Layout;
  readonly relation: '=' | '≈' | ':=' | '←';
  readonly right: Layout;
  /** The rule that leads to this line; empty where nothing needs to be said. */
  readonly reason: Words;
  /** What is worked out from here on, as others cite it. */
  readonly label?: string;
  /** Whether it stands between the goal of a derivation and its result: who reads in brief does without it. */
  readonly isStep?: boolean;
}

export interface Table {
  readonly kind: 'table';
  readonly caption: Inlines;
  readonly columns: readonly { readonly head: Inlines; readonly align: 'left' | 'right' | 'center' }[];
  /** Groups of rows, set apart by a little space or a thin rule. */
  readonly groups: readonly (readonly (readonly Inlines[])[])[];
  /** What is worked out in it, as others cite it. */
  readonly labels?: readonly string[];
}

/** Words alone, or with mathematics among them. */
export type Words = string | Inlines;

export const text = (content: string): Inline => ({ kind: 'text', text: content });
export const emphasis = (content: string): Inline => ({ kind: 'emphasis', text: content });
export const math = (layout: Layout): Inline => ({ kind: 'math', math: layout });
export const inlinesOf = (words: Words): Inlines =>
  typeof words !== 'string' ? words : words === '' ? [] : [text(words)];
export const paragraph = (words: Words): Block => ({ kind: 'paragraph', text: inlinesOf(words) });
