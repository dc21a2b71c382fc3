/** KaTeX's parse tree of a formula: a private function of KaTeX's, pinned by its exact version. */

import katex from 'katex';
import { type Sentence, sentence } from '../../messages/sentence.js';
import { Unreadable } from '../written.js';
import type { Macros } from './macro.js';
import { READING_MACROS } from './package-macros.js';

/** The part of KaTeX's parse nodes that is read here. */
export interface Node {
  readonly type: string;
  readonly loc?: { readonly start: number; readonly end: number; readonly lexer: { readonly input: string } } | null;
  readonly text?: string;
  readonly name?: string;
  readonly label?: string;
  readonly delim?: string;
  readonly left?: string;
  readonly right?: string;
  readonly base?: Node | null;
  readonly sup?: Node | null;
  readonly sub?: Node | null;
  readonly numer?: Node;
  readonly denom?: Node;
  readonly hasBarLine?: boolean;
  readonly color?: string;
  readonly colSeparationType?: string;
  readonly index?: Node | null;
  readonly dimension?: { readonly number: number; readonly unit: string };
  readonly mathml?: readonly Node[];
  readonly body?: Node | readonly Node[] | readonly (readonly Node[])[];
}

const PARSE = '__parse';
type Parse = (latex: string, options: object) => readonly Node[];

/** The colour of commands that are not known: KaTeX sets them as they are written. */
const UNKNOWN = '#not-known';
/** How far macros may expand before a formula is given up: so often, and once more for each character, but no more than that. */
const FREE_EXPANSIONS = 1000;
const MOST_EXPANSIONS = 20_000;
const OPTIONS = {
  throwOnError: false,
  errorColor: UNKNOWN,
  strict: false,
  displayMode: true,
  trust: false,
} as const;

/** The tree; a command that is not known is a node of it. Throws Unreadable, with the place where KaTeX stopped. */
export function katexTree(latex: string, macros: Macros): readonly Node[] {
  try {
    // The copy keeps \def in one formula from reaching the next.
    const options = {
      ...OPTIONS,
      maxExpand: Math.min(FREE_EXPANSIONS + latex.length, MOST_EXPANSIONS),
      macros: { ...READING_MACROS, ...macros },
    };
    return (katex as unknown as Readonly<Record<typeof PARSE, Parse>>)[PARSE](latex, options);
  } catch (error) {
    if (!(error instanceof katex.ParseError) && !(error instanceof RangeError)) throw error;
    const at = (error as { position?: number }).position ?? 0;
    throw new Unreadable(reasonOf(error), { start: at, end: Math.min(latex.length, at + 1) });
  }
}

/** The command that a node is, where nobody knows it. */
export const unknownCommand = (node: Node): string | undefined =>
  node.type === 'color' && node.color === UNKNOWN ? spelled(childrenOf(node)) : undefined;

/** Whether KaTeX can read it, each of its commands too. */
export function isLatex(latex: string, macros: Macros): boolean {
  try {
    const isKnown = (node: Node): boolean => unknownCommand(node) === undefined && childrenOf(node).every(isKnown);
    return katexTree(latex, macros).every(isKnown);
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

/** The parser speaks English of its own grammar; what it says most often has words of ours. */
function reasonOf(error: Error): Sentence {
  const [, reason = error.message] = /^KaTeX parse error: (.*?)(?: at (?:position|end)|$)/s.exec(error.message) ?? [];
  if (/expected '\}'|got 'EOF'|end of input/i.test(reason)) return sentence('groupNotClosed');
  if (/^Double (?:sub|super)script/.test(reason)) return sentence('doubleScript');
  return sentence('notLatex', reason.replace(/\.$/, ''));
}

/** What is directly inside a node. */
export const childrenOf = ({ body }: Node): readonly Node[] =>
  body === undefined ? [] : ((Array.isArray(body) ? body.flat() : [body]) as readonly Node[]);

/** The characters of nodes that spell something. */
export const spelled = (nodes: readonly Node[]): string =>
  nodes.map((n) => (n.type === 'spacing' ? ' ' : (n.text ?? spelled(childrenOf(n))))).join('');

/** A space that sets things apart, in mu (18 to the em). */
const WIDE = 15;
const WIDE_SPACES: ReadonlySet<string> = new Set(['\\quad', '\\qquad', '\\enspace', '\\hfill']);

const muOf = ({ dimension }: Node): number =>
  dimension === undefined ? 0 : dimension.number * (dimension.unit === 'mu' ? 1 : dimension.unit === 'em' ? 18 : 0);

/** Whether a space or a kern is wide enough to set things apart. */
export const isWideSpace = (node: Node): boolean =>
  node.type === 'kern' ? muOf(node) >= WIDE : WIDE_SPACES.has(node.text ?? '');
