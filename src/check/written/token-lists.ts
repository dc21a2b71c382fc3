/** Tokens with separators between them, and what scripts spell. */
import { type Sentence, sentence } from '../messages/sentence.js';
import { isSign, type Token } from './token.js';
import { Unreadable } from './written.js';

/** What stands between separators. */
export function split(tokens: readonly Token[], ...separators: readonly string[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const t of tokens) {
    if (isSign(t, '(', '[', '{')) depth++;
    if (isSign(t, ')', ']', '}')) depth--;
    if (depth === 0 && isSign(t, ...separators)) parts.push([]);
    else parts.at(-1)?.push(t);
  }
  return parts;
}

/** Where the bracket at `open` ends, or −1. */
export function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  return tokens.findIndex((t, n) => {
    if (n < open) return false;
    if (isSign(t, '(')) depth++;
    return isSign(t, ')') && --depth === 0;
  });
}

/** The words and numbers of scripts, in the order in which they stand. Throws Unreadable. */
export function textsOf(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((t): readonly string[] => {
    switch (t.kind) {
      case 'number':
      case 'word':
      case 'sign':
        return [t.text];
      case 'scripts':
        return [...textsOf(t.sub), ...(t.sup.length > 0 ? ['^', ...textsOf(t.sup)] : [])];
      case 'accented':
        return [...textsOf(t.inside), t.accent];
      default:
        throw new Unreadable(sentence('scriptNotRead'), t.span);
    }
  });
}

/** What is said of a token that has no place where it stands. */
export function notExpected(token: Token): Sentence {
  if (token.kind === 'sign' && token.text.startsWith('\\')) return sentence('unknownCommand', token.text);
  if (token.kind === 'sign' || token.kind === 'word' || token.kind === 'number')
    return sentence('notExpected', token.text);
  return sentence(token.kind === 'scripts' ? 'scriptsNotExpected' : 'pieceNotExpected');
}
