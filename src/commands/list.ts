/** Options that take several words. */
import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../language/nearest.js';

/** Reads words separated by commas, each once. Throws InvalidArgumentError for one that is none of `words`. */
export const listOf =
  <T extends string>(words: readonly T[]) =>
  (text: string): readonly T[] => {
    const chosen = text.split(',').map((part) => {
      const word = part.trim();
      const found = words.find((w) => w === word);
      if (found !== undefined) return found;
      const { hint } = didYouMean(word, words) ?? { hint: '' };
      throw new InvalidArgumentError(
        `"${word}" is none of ${words.join(', ')}${hint === '' ? '.' : `; ${hint.replaceAll('`', '')}`}`,
      );
    });
    return [...new Set(chosen)];
  };
