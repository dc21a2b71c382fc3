/** What a broken formula may have spoken of. */
import type { Diagnostic } from '../language/source.js';
import { entriesOf, type Located } from './located.js';

/** Names that only seem unknown: once something is wrong, what could not be read may have spoken of them. */
export interface Unread {
  readonly anywhere: (name: string) => boolean;
  readonly besidesTheLoss: (name: string) => boolean;
}

/** To be asked while mistakes are being found: it looks at `problems` as they stand. */
export function unreadNames(root: Located, problems: readonly Diagnostic[]): Unread {
  const keys = ['network', 'define', 'activations', 'losses', 'penalty'];
  const [words, lossWords] = [wordsUnder(root, keys), wordsUnder(root, ['loss'])];
  const besidesTheLoss = (name: string): boolean => problems.length > 0 && words.has(name);
  return { besidesTheLoss, anywhere: (name) => besidesTheLoss(name) || (problems.length > 0 && lossWords.has(name)) };
}

function wordsUnder(root: Located, keys: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  const visit = (node: Located): void => {
    if (node.kind === 'scalar') for (const word of node.text.match(/[A-Za-z_]\w*/g) ?? []) words.add(word);
    else if (node.kind === 'list') node.items.forEach(visit);
    else for (const e of node.entries) visit(e.value);
  };
  for (const { key, value } of entriesOf(root)) if (keys.includes(key)) visit(value);
  return words;
}
