/** From LaTeX to tokens, by KaTeX's parse tree. */

import type { Span } from '../../../language/source.js';
import { sentence } from '../../messages/sentence.js';
import { shallow } from '../limits.js';
import { withPowersOfTen } from '../power-of-ten.js';
import { BETWEEN } from '../text/prose.js';
import { isSign, type Token, type Vocabulary } from '../token.js';
import { MARKS_BEFORE } from '../update-marks.js';
import { Unreadable } from '../written.js';
import { isOneFormula } from './broken-formula.js';
import { withDigitsBelow } from './digits-below.js';
import { childrenOf, isWideSpace, katexTree, type Node, spelled, unknownCommand } from './katex-tree.js';
import { ACCENTS, SIGNS, WORDS } from './latex-signs.js';
import type { Macros } from './macro.js';
import { withMarkedIndices } from './marked-indices.js';
import { withNumpy } from './numpy-in-latex.js';
import { spelledTogether } from './spelled-together.js';

/** How much of a formula that is nested too deeply is its place. */
const MOST_SHOWN = 80;

/** The tokens of a formula. Throws Unreadable, with the place where KaTeX stopped. */
export function latexTokens(latex: string, macros: Macros, vocabulary: Vocabulary): readonly Token[] {
  const nodes = katexTree(latex, macros);
  const whole = { start: 0, end: Math.min(latex.length, MOST_SHOWN) };
  return shallow(() => new Flattening(latex, vocabulary).all(nodes), whole);
}

/** Stands before the parts of a fraction, what an accent is over, or letters of a font: `\frac{`, `\hat`, a macro that makes one. */
const BEFORE_PARTS = /\\[A-Za-z]+\s*(?:\{[^{}]*\}\s*)*\{?\s*$/;
/** Further back is not looked. */
const LONGEST_BEFORE = 40;

class Flattening {
  private here: Span = { start: 0, end: 0 };

  constructor(
    private readonly latex: string,
    private readonly vocabulary: Vocabulary,
  ) {}

  all(nodes: readonly Node[]): readonly Token[] {
    const tokens = withDigitsBelow(
      nodes.flatMap((n) => this.tokensOf(n)),
      this.latex,
    );
    return withPowersOfTen(spelledTogether(withNumpy(tokens), this.vocabulary), this.latex);
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

  /** KaTeX does not say where a command stands that it does not know. */
  private placeOf(command: string): Span {
    const start = Math.max(this.here.end, this.latex.indexOf(command, this.here.end));
    this.here = { start, end: start + command.length };
    return this.here;
  }

  private tokensOf(node: Node): readonly Token[] {
    const span = this.at(node);
    const unknown = unknownCommand(node);
    if (unknown !== undefined) return [{ kind: 'sign', text: unknown, span: this.placeOf(unknown) }];
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
      case 'kern':
        return isWideSpace(node) ? [{ kind: 'gap', words: '', span }] : [];
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
    if (SIGNS.get(trimmed) === 'dots') return [{ kind: 'sign', text: 'dots', span }];
    const isName = (!/^\s|\s$/.test(text) && !BETWEEN.has(trimmed)) || MARKS_BEFORE.has(trimmed);
    if (/^\p{L}+\d*$/u.test(trimmed) && isName) return this.word(trimmed, span);
    return [{ kind: 'gap', words: trimmed, span }];
  }

  private font(node: Node, span: Span): readonly Token[] {
    const inside = this.all(childrenOf(node));
    const letters = inside.every((t) => t.kind === 'word' && t.text.length === 1);
    const [only] = inside;
    if (inside.length === 1 && only?.kind === 'number') return [{ ...only, isBold: true }];
    // \mathcal{L}(a): nothing stands between a letter and its brackets but the brace.
    if (inside.length === 1 && only?.kind === 'word') return [{ ...only, span: this.withCommand(only) }];
    if (inside.length < 2 || !letters) return inside;
    return this.word(inside.map((t) => (t.kind === 'word' ? t.text : '')).join(''), this.lastOf(node, span));
  }

  private scripted(node: Node): readonly Token[] {
    const base = this.inside(node.base);
    if (node.base?.type === 'horizBrace') return base;
    const [sub, sup] = [this.inside(node.sub), this.inside(node.sup)];
    // Either may be written first.
    const end = Math.max(this.here.end, sub.at(-1)?.span.end ?? 0);
    this.here = { start: this.here.start, end };
    const below = withMarkedIndices(sub);
    return [
      ...base,
      { kind: 'scripts', sub: below, sup, span: { start: base.at(-1)?.span.end ?? this.here.start, end } },
    ];
  }

  private fraction(node: Node): readonly Token[] {
    const [over, under] = [this.inside(node.numer), this.inside(node.denom)];
    if (node.hasBarLine === false) throw new Unreadable(sentence('binomialNotRead'), this.here);
    const parts = [...over, ...under];
    // What a macro puts in has no place.
    const placed = parts.filter(({ span }) => span.end > span.start);
    const first = placed.toSorted((a, b) => a.span.start - b.span.start)[0] ?? parts[0];
    return [{ kind: 'fraction', over, under, span: this.withCommand(first) }];
  }

  /** KaTeX does not say where a fraction or an accent begins and ends, only where its parts do. */
  private withCommand(first: Token | undefined): Span {
    const inside = first?.span.start ?? this.here.start;
    const command = BEFORE_PARTS.exec(this.latex.slice(Math.max(0, inside - LONGEST_BEFORE), inside));
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

/** A comma in braces is set like a letter: 0{,}25. */
const isDecimalComma = (node: Node): boolean => {
  const [only, ...more] = childrenOf(node);
  return more.length === 0 && only?.type === 'atom' && only.text === ',';
};
