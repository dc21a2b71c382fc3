/** From LaTeX to tokens, by KaTeX's parse tree: a private function of KaTeX's, pinned by its exact version. */

import katex from 'katex';
import type { Span } from '../../language/source.js';
import { type Sentence, sentence } from '../messages/sentence.js';
import { shallow } from './limits.js';
import { withPowersOfTen } from './power-of-ten.js';
import { isSign, type Token, type Vocabulary } from './token.js';
import { MARKS_BEFORE } from './update-marks.js';
import { Unreadable } from './written.js';

/** The part of KaTeX's parse nodes that is read here. */
interface Node {
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
  readonly colSeparationType?: string;
  readonly index?: Node | null;
  readonly dimension?: { readonly number: number; readonly unit: string };
  readonly mathml?: readonly Node[];
  readonly body?: Node | readonly Node[] | readonly (readonly Node[])[];
}

const PARSE = '__parse';
type Parse = (latex: string, options: object) => readonly Node[];

/** Macros as a document defines them: `\pd` to `\frac{\partial #1}{\partial #2}`; see document/macros.ts. */
export type Macros = Readonly<Record<string, unknown>>;

/** How far macros may expand, and how much text one may make, before a formula is given up. */
const LIMITS = { maxExpand: 1000, throwOnError: true, strict: false, displayMode: true, trust: false } as const;

/** How much of a formula that is nested too deeply is its place. */
const MOST_SHOWN = 80;

/** The tokens of a formula. Throws Unreadable, with the place where KaTeX stopped. */
export function latexTokens(latex: string, macros: Macros, vocabulary: Vocabulary): readonly Token[] {
  let nodes: readonly Node[];
  try {
    // The copy keeps \def in one formula from reaching the next.
    const options = { ...LIMITS, macros: { ...OWN_MACROS, ...macros } };
    nodes = (katex as unknown as Readonly<Record<typeof PARSE, Parse>>)[PARSE](latex, options);
  } catch (error) {
    if (!(error instanceof katex.ParseError) && !(error instanceof RangeError)) throw error;
    const at = (error as { position?: number }).position ?? 0;
    throw new Unreadable(reasonOf(error), { start: at, end: Math.min(latex.length, at + 1) });
  }
  const whole = { start: 0, end: Math.min(latex.length, MOST_SHOWN) };
  return shallow(() => new Flattening(latex, vocabulary).all(nodes), whole);
}

/** A macro whose argument says nothing of the mathematics. */
const leftOut = (context: { consumeArgs(count: number): unknown }): string => {
  context.consumeArgs(1);
  return '';
};

/** Space of some width sets things apart. */
const apart = (context: { consumeArgs(count: number): unknown }): string => {
  context.consumeArgs(1);
  return '\\quad';
};

/** What KaTeX does not know, and what marks a name without changing it. */
const OWN_MACROS: Macros = {
  '\\underset': '\\@secondoftwo',
  '\\overset': '\\@secondoftwo',
  '\\stackrel': '\\@secondoftwo',
  '\\hfill': '\\quad',
  '\\checkmark': '',
  '\\qed': '',
  '\\label': leftOut,
  '\\nonumber': '',
  '\\notag': '',
  '\\intertext': '\\quad\\text{#1}\\quad',
  '\\bm': '#1',
  '\\coloneqq': ':=',
  '\\eqqcolon': '=:',
  '\\hspace': apart,
  '\\vspace': leftOut,
};

/** The parser speaks English of its own grammar; what it says most often has words of ours. */
function reasonOf(error: Error): Sentence {
  const [, reason = error.message] = /^KaTeX parse error: (.*?)(?: at (?:position|end)|$)/s.exec(error.message) ?? [];
  const [, command] = /^Undefined control sequence: (\S+)/.exec(reason) ?? [];
  if (command !== undefined) return sentence('unknownCommand', command);
  if (/expected '\}'|got 'EOF'|end of input/i.test(reason)) return sentence('groupNotClosed');
  if (/^Double (?:sub|super)script/.test(reason)) return sentence('doubleScript');
  return sentence('notLatex', reason.replace(/\.$/, ''));
}

/** Stands before the parts of a fraction, or before what an accent is over. */
const BEFORE_PARTS = /\\(?:[dtc]?frac|(?:wide)?(?:hat|tilde)|bar|overline|dot)\s*\{?\s*$/;

const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['\\hat', 'hat'],
  ['\\widehat', 'hat'],
  ['\\bar', 'bar'],
  ['\\overline', 'bar'],
  ['\\tilde', 'tilde'],
  ['\\widetilde', 'tilde'],
  ['\\dot', 'dot'],
]);

/** Signs by what they are called in a token. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['\\cdot', '*'],
  ['⋅', '*'],
  ['\\times', 'times'],
  ['\\ast', '*'],
  ['∗', '*'],
  ['\\bullet', '*'],
  ['\\odot', 'odot'],
  ['\\circ', 'odot'],
  ['\\otimes', 'outer'],
  ['\\div', '/'],
  ['−', '-'],
  ['\\lbrack', '['],
  ['\\rbrack', ']'],
  ['\\lbrace', '{'],
  ['\\rbrace', '}'],
  ['\\{', '{'],
  ['\\}', '}'],
  ['\\langle', '<('],
  ['\\rangle', ')>'],
  ['\\vert', '|'],
  ['\\lvert', '|'],
  ['\\rvert', '|'],
  ['\\mid', '|'],
  ['∣', '|'],
  ['\\Vert', '||'],
  ['\\lVert', '||'],
  ['\\rVert', '||'],
  ['\\|', '||'],
  ['\\%', '%'],
  ['\\prime', "'"],
  ['′', "'"],
  ['\\ldots', 'dots'],
  ['\\cdots', 'dots'],
  ['\\dots', 'dots'],
  ['\\dotsc', 'dots'],
  ['\\dotsb', 'dots'],
  ['\\vdots', 'dots'],
  ['\\ddots', 'dots'],
  ['…', 'dots'],
  ['⋯', 'dots'],
  ['\\approx', 'approx'],
  ['\\simeq', 'approx'],
  ['\\cong', 'approx'],
  ['\\sim', 'approx'],
  ['\\doteq', 'approx'],
  ['\\equiv', '='],
  ['\\triangleq', '='],
  ['\\to', '->'],
  ['\\rightarrow', '->'],
  ['\\mapsto', '->'],
  ['\\longrightarrow', '->'],
  ['\\leftarrow', ':='],
  ['\\gets', ':='],
  ['\\le', '<='],
  ['\\leq', '<='],
  ['\\ge', '>='],
  ['\\geq', '>='],
  ['\\lt', '<'],
  ['\\gt', '>'],
  ['\\ne', '!='],
  ['\\neq', '!='],
  ['\\@not', '!='],
  ['\\in', 'in'],
  ['\\propto', 'propto'],
  ['\\implies', '=>'],
  ['\\Rightarrow', '=>'],
  ['\\Longrightarrow', '=>'],
  ['\\iff', '=>'],
  ['\\Leftrightarrow', '=>'],
  ['\\therefore', '=>'],
  ['\\because', '=>'],
]);

/** Words that LaTeX has a command of its own for, by the command. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['\\partial', 'partial'],
  ['\\nabla', 'nabla'],
  ['\\sum', 'sum'],
  ['\\prod', 'prod'],
  ['\\top', 'T'],
  ['\\intercal', 'T'],
  ['\\varepsilon', 'epsilon'],
  ['\\vartheta', 'theta'],
  ['\\varphi', 'phi'],
  ['\\varsigma', 'sigma'],
]);

/** A space that sets things apart, in mu (18 to the em). */
const WIDE = 15;
const WIDE_SPACES: ReadonlySet<string> = new Set(['\\quad', '\\qquad', '\\enspace', '\\hfill']);

const childrenOf = ({ body }: Node): readonly Node[] =>
  body === undefined ? [] : ((Array.isArray(body) ? body.flat() : [body]) as readonly Node[]);

/** The characters of nodes that spell something. */
const spelled = (nodes: readonly Node[]): string =>
  nodes.map((n) => (n.type === 'spacing' ? ' ' : (n.text ?? spelled(childrenOf(n))))).join('');

class Flattening {
  private here: Span = { start: 0, end: 0 };

  constructor(
    private readonly latex: string,
    private readonly vocabulary: Vocabulary,
  ) {}

  all(nodes: readonly Node[]): readonly Token[] {
    const tokens = nodes.flatMap((n) => this.tokensOf(n));
    return withPowersOfTen(joined(tokens, this.vocabulary), this.latex);
  }

  private inside(node: Node | null | undefined): readonly Token[] {
    return node ? this.all([node]) : [];
  }

  /** A node that a macro made has no place of its own: it stands behind the last one that has. */
  private at({ loc }: Node): Span {
    const isOwn = loc && loc.lexer.input === this.latex;
    this.here = isOwn ? { start: loc.start, end: loc.end } : { start: this.here.end, end: this.here.end };
    return this.here;
  }

  private tokensOf(node: Node): readonly Token[] {
    const span = this.at(node);
    switch (node.type) {
      case 'ordgroup':
        return isDecimalComma(node) ? [{ kind: 'sign', text: '.', span }] : this.all(childrenOf(node));
      case 'mathord':
      case 'textord':
      case 'atom':
        return this.character(node.text ?? '', span);
      case 'op':
        return node.name === undefined
          ? this.all(childrenOf(node))
          : [{ kind: 'word', text: WORDS.get(node.name) ?? node.name.replace(/^\\/, ''), span }];
      case 'operatorname':
        return this.word(spelled(childrenOf(node)), this.lastOf(node, span));
      case 'text':
        return this.words(spelled(childrenOf(node)), this.lastOf(node, span));
      case 'font':
        return this.font(node, span);
      case 'delimsizing':
        return this.character(node.delim ?? '', span);
      case 'supsub':
        return this.scripted(node);
      case 'genfrac':
        return this.fraction(node);
      case 'sqrt':
        return node.index ? [{ kind: 'word', text: '?root', span }] : [this.around('root', this.all(childrenOf(node)))];
      case 'accent':
      case 'overline':
        return this.accented(node);
      case 'leftright':
        return this.fenced(node);
      case 'array':
        return this.array(node);
      case 'spacing':
        return WIDE_SPACES.has(node.text ?? '') ? [{ kind: 'gap', words: '', span }] : [];
      case 'kern':
        return muOf(node) >= WIDE ? [{ kind: 'gap', words: '', span }] : [];
      case 'horizBrace':
        return this.inside(node.base);
      case 'htmlmathml':
        return (node.mathml ?? []).some((n) => spelled([n]) === '̸')
          ? [{ kind: 'sign', text: 'not', span }]
          : this.all(node.mathml ?? []);
      case 'xArrow':
        return [{ kind: 'sign', text: '->', span }];
      case 'phantom':
      case 'vphantom':
      case 'hphantom':
      case 'rule':
      case 'internal':
        return [];
      default:
        return this.all(childrenOf(node));
    }
  }

  private lastOf(node: Node, from: Span): Span {
    for (const child of childrenOf(node)) this.at(child);
    return { start: Math.min(from.start, this.here.start), end: this.here.end };
  }

  private character(text: string, span: Span): readonly Token[] {
    const sign = SIGNS.get(text);
    if (sign !== undefined) return [{ kind: 'sign', text: sign, span }];
    const word = WORDS.get(text) ?? (/^\\[A-Za-z]+$/.test(text) ? text.slice(1) : undefined);
    if (word !== undefined) return [{ kind: 'word', text: word, span }];
    if (/^\d$/.test(text)) return [{ kind: 'number', text, span }];
    if (/^\p{L}$/u.test(text)) return [{ kind: 'word', text, span }];
    const [, over, under] = /^(\d)⁄(\d)$/.exec(text.normalize('NFKC')) ?? [];
    if (over && under) {
      const number = (digit: string): readonly Token[] => [{ kind: 'number', text: digit, span }];
      return [{ kind: 'fraction', over: number(over), under: number(under), span }];
    }
    return text.trim() === '' ? [] : [{ kind: 'sign', text, span }];
  }

  private word(text: string, span: Span): readonly Token[] {
    const trimmed = text.trim();
    if (/^\p{L}+$/u.test(trimmed)) return [{ kind: 'word', text: trimmed, span }];
    const pieces = /^(\p{L}+)(\d+)$/u.exec(trimmed);
    return pieces
      ? [
          { kind: 'word', text: pieces[1] as string, span },
          { kind: 'number', text: pieces[2] as string, span },
        ]
      : this.words(text, span);
  }

  /** Words in between are prose, unless they are one name: \text{sigmoid}. */
  private words(text: string, span: Span): readonly Token[] {
    const trimmed = text.trim();
    if (trimmed === '') return [];
    if (trimmed === '+' || trimmed === '*') return [{ kind: 'sign', text: trimmed, span }];
    const isName = !/^\s|\s$/.test(text) || MARKS_BEFORE.has(trimmed);
    if (/^\p{L}+\d*$/u.test(trimmed) && isName) return this.word(trimmed, span);
    return [{ kind: 'gap', words: trimmed, span }];
  }

  private font(node: Node, span: Span): readonly Token[] {
    const inside = this.all(childrenOf(node));
    const letters = inside.every((t) => t.kind === 'word' && t.text.length === 1);
    const [only] = inside;
    if (inside.length === 1 && only?.kind === 'number') return [{ ...only, isBold: true }];
    if (inside.length < 2 || !letters) return inside;
    return this.word(inside.map((t) => (t.kind === 'word' ? t.text : '')).join(''), this.lastOf(node, span));
  }

  private scripted(node: Node): readonly Token[] {
    const base = this.inside(node.base);
    if (node.base?.type === 'horizBrace') return base;
    const [sub, sup] = [this.inside(node.sub), this.inside(node.sup)];
    const span = { start: base.at(-1)?.span.end ?? this.here.start, end: this.here.end };
    return [...base, { kind: 'scripts', sub, sup, span }];
  }

  private fraction(node: Node): readonly Token[] {
    const [over, under] = [this.inside(node.numer), this.inside(node.denom)];
    if (node.hasBarLine === false) throw new Unreadable(sentence('binomialNotRead'), this.here);
    return [{ kind: 'fraction', over, under, span: this.withCommand(over[0] ?? under[0]) }];
  }

  /** KaTeX does not say where a fraction or an accent begins and ends, only where its parts do. */
  private withCommand(first: Token | undefined): Span {
    const inside = first?.span.start ?? this.here.start;
    const command = BEFORE_PARTS.exec(this.latex.slice(Math.max(0, inside - 16), inside));
    const closing = /^\s*\}/.exec(this.latex.slice(this.here.end, this.here.end + 4));
    return {
      start: inside - (command?.[0].length ?? 0),
      end: this.here.end + (command?.[0].includes('{') ? (closing?.[0].length ?? 0) : 0),
    };
  }

  private accented(node: Node): readonly Token[] {
    const accent = node.type === 'overline' ? 'bar' : ACCENTS.get(node.label ?? '');
    const inside = this.inside(node.base ?? (Array.isArray(node.body) ? node.body[0] : (node.body as Node)));
    // An arrow or a bold mark over a letter says that it is a vector, which is known already.
    return accent === undefined ? inside : [{ kind: 'accented', accent, inside, span: this.withCommand(inside[0]) }];
  }

  private around(kind: 'root', inside: readonly Token[]): Token {
    return { kind, inside, span: { start: inside[0]?.span.start ?? this.here.start, end: this.here.end } };
  }

  private fenced(node: Node): readonly Token[] {
    const start = this.here.end;
    const children = childrenOf(node);
    const [only, ...more] = children.filter((c) => c.type !== 'internal' && c.type !== 'spacing');
    if (only?.type === 'array' && more.length === 0) {
      return [{ kind: 'array', open: node.left ?? '', rows: this.rows(only), span: { start, end: this.here.end } }];
    }
    const inside = this.all(children);
    const fence = (text: string | undefined, span: Span): readonly Token[] =>
      text === undefined || text === '.' ? [] : this.character(text, span);
    const [open, close] = [inside[0]?.span.start ?? start, inside.at(-1)?.span.end ?? start];
    const opening = fence(node.left, { start: open, end: open });
    // An opening fence without ink before an evaluation bar, which reaches back to it.
    const bar: readonly Token[] =
      node.left === '.' ? [{ kind: 'sign', text: '(', span: { start: open, end: open } }] : [];
    const closing = fence(node.right, { start: close, end: close });
    if (bar.length > 0) {
      const end: Token = { kind: 'sign', text: ')', span: { start: close, end: close } };
      return [
        ...bar,
        ...inside,
        end,
        ...closing.map((t): Token => (isSign(t, '|') ? { ...t, kind: 'sign', text: 'at' } : t)),
      ];
    }
    return [...opening, ...inside, ...closing];
  }

  /** Rows below each other; those of one formula that is broken over several lines make one row. */
  private array(node: Node): readonly Token[] {
    const rows = this.rows(node);
    return node.colSeparationType !== undefined && isOneFormula(rows)
      ? rows.flat(2).filter((t) => t.kind !== 'gap')
      : [{ kind: 'array', open: '', rows, span: this.here }];
  }

  private rows(array: Node): readonly (readonly (readonly Token[])[])[] {
    return (array.body as readonly (readonly Node[])[]).map((cells) => cells.map((cell) => this.inside(cell)));
  }
}

/** Whether each row but the first goes on with a sign of arithmetic. */
const isOneFormula = (rows: readonly (readonly (readonly Token[])[])[]): boolean =>
  rows.length > 1 &&
  rows.slice(1).every((cells) => {
    const first = cells.flat().find((t) => t.kind !== 'gap');
    return isSign(first, '+', '-', '*', 'times');
  });

/** A comma in braces is set like a letter: 0{,}25. */
const isDecimalComma = (node: Node): boolean => {
  const [only, ...more] = childrenOf(node);
  return more.length === 0 && only?.type === 'atom' && only.text === ',';
};

const muOf = ({ dimension }: Node): number =>
  dimension === undefined ? 0 : dimension.number * (dimension.unit === 'mu' ? 1 : dimension.unit === 'em' ? 18 : 0);

/** Digits made numbers, letters made the words that they spell. */
function joined(tokens: readonly Token[], vocabulary: Vocabulary): readonly Token[] {
  const out: Token[] = [];
  for (let n = 0; n < tokens.length; ) {
    const taken = numberAt(tokens, n) ?? wordAt(tokens, n, vocabulary);
    if (taken) {
      out.push(taken.token);
      n += taken.length;
    } else {
      out.push(tokens[n] as Token);
      n++;
    }
  }
  return out;
}

interface Taken {
  readonly token: Token;
  readonly length: number;
}

const touches = (a: Token | undefined, b: Token | undefined): boolean =>
  a !== undefined && a.span.end === b?.span.start;

/** `0.918`, `1,234`? No: a comma in braces is a decimal mark, a bare one sets things apart. */
function numberAt(tokens: readonly Token[], from: number): Taken | undefined {
  let text = '';
  let n = from;
  for (; ; n++) {
    const token = tokens[n];
    if (token?.kind === 'number') text += token.text;
    else if (isSign(token, '.') && !text.includes('.') && tokens[n + 1]?.kind === 'number') text += '.';
    else break;
  }
  if (text === '') return undefined;
  const [first, last] = [tokens[from] as Token, tokens[n - 1] as Token];
  if (first === last) return { token: first, length: 1 };
  return { token: { kind: 'number', text, span: { start: first.span.start, end: last.span.end } }, length: n - from };
}

/** The longest name of the vocabulary that letters next to each other spell. */
function wordAt(tokens: readonly Token[], from: number, { words }: Vocabulary): Taken | undefined {
  let text = '';
  let found: Taken | undefined;
  for (let n = from; ; n++) {
    const token = tokens[n];
    if (token?.kind !== 'word' || token.text.length > 1) break;
    if (n > from && !touches(tokens[n - 1], token)) break;
    text += token.text;
    if (text.length < 2 || !words.has(text)) continue;
    const span = { start: (tokens[from] as Token).span.start, end: token.span.end };
    found = { token: { kind: 'word', text, span }, length: n - from + 1 };
  }
  return found;
}
