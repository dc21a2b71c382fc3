/** Names as a spec writes them, and what is known of each: how many indices it has and where it stands first. */
import { type Sym, sym } from '../language/expr.js';
import { didYouMean } from '../language/nearest.js';
import { MAX_LENGTH } from '../language/read.js';
import type { Diagnostic, Span } from '../language/source.js';
import type { Place } from './diagnostics.js';
import { MAX_MISTAKES } from './limits.js';
import type { Located } from './located.js';

/** A symbol, or one entry of it: `w1`, `W1[1,2]`. */
export interface Named {
  readonly name: string;
  readonly indices: readonly number[];
  readonly span: Span;
}

const NAME = /^[A-Za-z_]\w*$/;
const ENTRY = /^([A-Za-z_]\w*)\[\s*([1-9]\d{0,8}(?:\s*,\s*[1-9]\d{0,8})*)\s*\]$/;

export const isName = (text: string): boolean => NAME.test(text);

/** The name or entry that `text` is; `undefined` where it is neither. */
export function namedIn(text: string, span: Span): Named | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (NAME.test(text)) return { name: text, indices: [], span };
  const [, name, indices] = ENTRY.exec(text) ?? [];
  return name === undefined || indices === undefined
    ? undefined
    : { name, indices: indices.split(',').map(Number), span };
}

/** The name or entry at `node`; what stands there instead is reported. */
export function readNamed(node: Located, problems: Diagnostic[]): Named | undefined {
  const text = node.kind === 'scalar' && typeof node.value === 'string' ? node.text : undefined;
  const named = text === undefined ? undefined : namedIn(text, node.span);
  if (text !== undefined && named === undefined) problems.push(badName(text, node.span));
  return named;
}

export const badName = (text: string, span: Span): Diagnostic => ({
  code: 'bad-name',
  span,
  message: `\`${text.slice(0, 40)}\` is not a name`,
  hint: 'a name begins with a letter and goes on with letters, digits and `_`; an entry is `W1[1,2]`',
});

/** `w1`, `W1[1,2]`: as values, gradients and JSON keys name it. */
export const keyOf = ({ name, indices }: Pick<Named, 'name' | 'indices'>): string =>
  indices.length === 0 ? name : `${name}[${indices.join(',')}]`;

export const symbolOf = ({ name, indices }: Pick<Named, 'name' | 'indices'>): Sym => sym(name, ...indices);

/** What goes by a name only because the spec leaves its own name out. */
export interface ByDefault {
  /** "layer 2’s biases are called `b2[i]`" */
  readonly says: string;
  readonly mend: string;
}

/** Every symbol of a problem, by name. */
export interface Symbols {
  /** Notes that a name is used with so many indices; a disagreement with an earlier use is reported. */
  note(name: string, arity: number, span: Span, byDefault?: ByDefault): void;
  /** What `name` is known as. */
  get(name: string): { readonly arity: number; readonly span: Span } | undefined;
  names(): readonly string[];
}

interface Use {
  readonly arity: number;
  readonly span: Span;
  readonly byDefault: ByDefault | undefined;
}

export function newSymbols(problems: Diagnostic[], lineOf: (offset: number) => Place): Symbols {
  const known = new Map<string, Use>();
  const taken = (name: string, left: Use, own: Use): void => {
    const { says = '', mend: hint = '' } = left.byDefault ?? {};
    const message = `${says} by default, but the spec uses \`${name}\` itself, in line ${lineOf(own.span.start).line}`;
    problems.push({ code: 'default-name-taken', span: left.span, message, hint });
  };
  return {
    note: (name, arity, span, byDefault) => {
      const before = known.get(name);
      const use: Use = { arity, span, byDefault };
      if (before === undefined) known.set(name, use);
      else if (before.arity !== arity) {
        if (byDefault) return taken(name, use, before);
        if (before.byDefault) return taken(name, before, use);
        const { line } = lineOf(before.span.start);
        const message = `\`${name}\` has ${indicesIn(arity)} here, but ${indicesIn(before.arity)} in line ${line}`;
        problems.push({ code: 'index-count', span, message });
      }
    },
    get: (name) => known.get(name),
    names: () => [...known.keys()],
  };
}

const indicesIn = (arity: number): string =>
  arity === 0 ? 'no index' : arity === 1 ? 'one index' : `${arity} indices`;

/** Reports a name that nothing in the problem is called. Beyond the mistakes that are listed none is looked for. */
export function reportUnknown(
  { name, span }: Pick<Named, 'name' | 'span'>,
  symbols: Symbols,
  problems: Diagnostic[],
): void {
  const hint = problems.length < MAX_MISTAKES ? didYouMean(name, symbols.names()) : undefined;
  problems.push({ code: 'unknown-name', span, message: `\`${name}\` does not occur in this problem`, ...hint });
}
