/** Derivatives: `\frac{\partial L}{\partial w}`, `∂L/∂w`, `\frac{d}{dz}(…)`, `dW`, `\nabla_W L`. */

import type { Span } from '../../../language/source.js';
import { sentence } from '../../messages/sentence.js';
import { isSign, isWord, type Token } from '../token.js';
import { Unreadable, type Written } from '../written.js';
import { touching } from './application.js';
import { bracketed } from './brackets.js';
import type { Grammar } from './grammar.js';
import { accented, bareName, named, scriptedName } from './named.js';

const DIFFERENTIALS: readonly string[] = ['partial', 'd'];

/** A fraction, taken: of differentials it is a derivative. Throws Unreadable, as all of these do. */
export function fraction(g: Grammar, { over, under, span }: Token & { kind: 'fraction' }): Written {
  g.at.skip();
  const [above, below] = [differentiated(over), differentiated(under)];
  if (!above || !below) return { kind: 'quotient', over: g.inside(over, span), under: g.inside(under, span), span };
  const by = g.inside(below, span);
  const isRound = isWord(over[0], 'partial');
  if (above.length > 0) return { kind: 'derivative', of: g.inside(above, span), by, isRound, span };
  return derivativeOf(operand(g), { by, isRound, span });
}

/** An operator at what it acts on: `\frac{d}{dz}(…)|_{z = 1}` is differentiated first, and then evaluated. */
function derivativeOf(
  operand: Written,
  { by, isRound, span: { start } }: { readonly by: Written; readonly isRound: boolean; readonly span: Span },
): Written {
  const of = operand.kind === 'evaluated' ? operand.body : operand;
  const span = { start, end: operand.span.end };
  const derivative: Written = { kind: 'derivative', of, by, isRound, span };
  return operand.kind === 'evaluated' ? { ...operand, body: derivative, span } : derivative;
}

/** `∂L`, `dL`, `∂`: what is differentiated. */
function differentiated([mark, ...rest]: readonly Token[]): readonly Token[] | undefined {
  if (rest[0]?.kind === 'scripts') return undefined;
  // \delta E/\delta w is met for ∂E/∂w; a δ with a subscript of its own is a name.
  const isMark = isWord(mark, ...DIFFERENTIALS) || (isWord(mark, 'delta') && rest.length > 0);
  return isMark ? rest : undefined;
}

/** What a derivative operator acts on: the next factor. */
function operand(g: Grammar): Written {
  g.at.takes('*');
  if (!g.beginsFactor()) return g.at.fail(sentence('derivativeOfWhat'));
  return g.raised(g.primary());
}

/** `∂L/∂w`, `dL/dw` on one line; undefined, and nothing taken, where the d is a name. */
export function onOneLine(g: Grammar, mark: Token & { kind: 'word' }): Written | undefined {
  if (!DIFFERENTIALS.includes(mark.text) && mark.text !== 'delta') return undefined;
  return g.at.attempt(() => {
    try {
      return quotientOfDifferentials(g, mark);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      if (mark.text === 'partial') throw new Unreadable(sentence('derivativeIncomplete'), mark.span);
      return undefined;
    }
  });
}

function quotientOfDifferentials(g: Grammar, { text, span }: Token & { kind: 'word' }): Written {
  const takeMark = (): void => {
    if (!isWord(g.at.next, text)) throw new Unreadable(sentence('derivativeIncomplete'), span);
    g.at.skip();
  };
  const isRound = text === 'partial';
  takeMark();
  if (g.at.takes('/')) {
    takeMark();
    const by = scriptedName(g);
    return derivativeOf(operand(g), { by, isRound, span });
  }
  const of = isSign(g.at.next, '(') ? g.primary() : scriptedName(g);
  if (!g.at.takes('/')) throw new Unreadable(sentence('derivativeIncomplete'), span);
  takeMark();
  const by = scriptedName(g);
  return { kind: 'derivative', of, by, isRound, span: { start: span.start, end: by.span.end } };
}

/** `dW`: a d right before a name is one name with it, a derivative by what the name stands for. */
export function nameWithD(g: Grammar, d: Token & { kind: 'word' }): Written | undefined {
  const [, after] = g.at.ahead(2);
  if (d.text !== 'd' || (after?.kind !== 'word' && after?.kind !== 'accented')) return undefined;
  g.at.skip();
  if (after.kind === 'accented') {
    const name = accented(g, after);
    return name.kind === 'name' ? { ...name, base: `d${name.base}` } : g.at.fail(sentence('derivativeIncomplete'));
  }
  g.at.skip();
  return named(g, bareName(`d${after.text}`, { span: { start: d.span.start, end: after.span.end } }));
}

/** `\nabla_W L`: the gradient of L by W; `\nabla L(W)` too. */
export function gradient(g: Grammar, { span }: Token): Written {
  g.at.skip();
  const { next } = g.at;
  if (next?.kind !== 'scripts' || next.sub.length === 0) return byItsArgument(g, span);
  g.at.skip();
  const by = g.inside(next.sub, next.span);
  const of = scriptedName(g);
  // E(x, t): the arguments of a loss say nothing that its name does not.
  if (isSign(g.at.next, '(') && touching(of, g.at.next)) bracketed(g.at);
  return { kind: 'derivative', of, by, isGradient: true, span: { start: span.start, end: of.span.end } };
}

function byItsArgument(g: Grammar, span: Span): Written {
  const of = scriptedName(g);
  if (!isSign(g.at.next, '(') || !touching(of, g.at.next)) throw new Unreadable(sentence('gradientByWhat'), span);
  const { tokens, span: around } = bracketed(g.at);
  const by = g.inside(tokens, around);
  if (by.kind !== 'name') throw new Unreadable(sentence('gradientByWhat'), span);
  return { kind: 'derivative', of, by, isGradient: true, span: { start: span.start, end: around.end } };
}
