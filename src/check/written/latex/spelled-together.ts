/** LaTeX gives digits and letters one by one: numbers and words are spelled together from them. */
import { isSign, type Token, type Vocabulary } from '../token.js';

/** Digits made numbers, letters made the words that they spell, `.*` a product of entries. */
export function spelledTogether(tokens: readonly Token[], vocabulary: Vocabulary): readonly Token[] {
  const out: Token[] = [];
  for (let n = 0; n < tokens.length; ) {
    const taken = numberAt(tokens, n) ?? wordAt(tokens, n, vocabulary) ?? productOfEntriesAt(tokens, n);
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

/** `0.918`, `1,234`? No: a comma in braces is a decimal mark, a bare one sets things apart. A bold 1 is whole: 1 1^T. */
function numberAt(tokens: readonly Token[], from: number): Taken | undefined {
  const isDigit = (t: Token | undefined): t is Token & { kind: 'number' } => t?.kind === 'number' && !t.isBold;
  let text = '';
  let n = from;
  for (; ; n++) {
    const token = tokens[n];
    if (isDigit(token)) text += token.text;
    else if (isSign(token, '.') && !text.includes('.') && isDigit(tokens[n + 1])) text += '.';
    else break;
  }
  if (text === '') return undefined;
  const [first, last] = [tokens[from] as Token, tokens[n - 1] as Token];
  if (first === last) return { token: first, length: 1 };
  return { token: { kind: 'number', text, span: { start: first.span.start, end: last.span.end } }, length: n - from };
}

/** The longest name of the vocabulary that letters next to each other spell, and the digits between them. */
function wordAt(tokens: readonly Token[], from: number, { words }: Vocabulary): Taken | undefined {
  let text = '';
  let found: Taken | undefined;
  for (let n = from; ; n++) {
    const token = tokens[n];
    if (token?.kind !== 'word' && (token?.kind !== 'number' || n === from)) break;
    if (token.text.length > 1) break;
    if (n > from && !touches(tokens[n - 1], token)) break;
    text += token.text;
    const isName = words.has(text) || (WITH_SCRIPTS.has(text) && tokens[n + 1]?.kind === 'scripts');
    if (text.length < 2 || !isName) continue;
    const span = { start: (tokens[from] as Token).span.start, end: token.span.end };
    found = { token: { kind: 'word', text, span }, length: n - from + 1 };
  }
  return found;
}

/** Words that are names where something stands below them: `in_{h1}`. */
const WITH_SCRIPTS: ReadonlySet<string> = new Set(['in']);

/** `.*` */
function productOfEntriesAt(tokens: readonly Token[], from: number): Taken | undefined {
  const [dot, times] = [tokens[from], tokens[from + 1]];
  if (!isSign(dot, '.') || !isSign(times, '*') || !touches(dot, times)) return undefined;
  const span = { start: (dot as Token).span.start, end: (times as Token).span.end };
  return { token: { kind: 'sign', text: 'odot', span }, length: 2 };
}
