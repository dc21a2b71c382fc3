/** Words of a text between its formulas. */
import { sentence } from '../../messages/sentence.js';
import { isWord, type Token, type Vocabulary } from '../token.js';
import { Unreadable } from '../written.js';
import { GREEK } from './unicode.js';

/** Words between two claims, in the languages of documents; letters that may be names are none. */
export const BETWEEN: ReadonlySet<string> = new Set(
  'and because so then thus hence therefore where with but while since also we get have is entonces luego porque donde con así pero siendo und weil also dann daher wobei mit'.split(
    ' ',
  ),
);
/** What follows these holds in some case only. */
export const CONDITIONS: ReadonlySet<string> = new Set(
  'at if when for unless except cuando si para wenn falls für bei'.split(' '),
);

/** Words next to each other, of which one has several letters, are a sentence. Throws Unreadable. */
export function refuseProse(tokens: readonly Token[], text: string, vocabulary: Vocabulary): void {
  const isLong = (word: string): boolean =>
    word.length > 1 && !vocabulary.isFunction(word) && !vocabulary.words.has(word) && !GREEK_WORDS.has(word);
  let last: (Token & { kind: 'word' }) | undefined;
  let end = 0;
  // `Err6 w46`: words of a sentence have no scripts.
  const areNames = (n: number): boolean => tokens[n]?.kind === 'scripts' && tokens[n - 2]?.kind === 'scripts';
  for (const [n, t] of tokens.entries()) {
    if (t.kind === 'word') {
      const isOperator = isWord(last, 'sum', 'prod', 'partial') || (last && vocabulary.isFunction(last.text));
      const isApart = /^\s+$/.test(text.slice(end, t.span.start));
      if (last && isApart && !isOperator && !areNames(n + 1) && (isLong(last.text) || isLong(t.text)))
        throw new Unreadable(sentence('words'), { start: last.span.start, end: t.span.end });
      last = t;
      end = t.span.end;
    } else if (t.kind === 'scripts' && last) end = t.span.end;
    else last = undefined;
  }
}

const GREEK_WORDS: ReadonlySet<string> = new Set(GREEK.values());
