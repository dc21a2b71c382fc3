/** Sentences with mathematics in them, from a template: prose`Of ${symbol}: …`. */

import type { Layout } from '../language/layout.js';
import { type Inline, type Inlines, math, text } from './document.js';

type Part = string | number | Layout | Inlines;

/** Layouts become mathematics, texts and inlines stay what they are. */
export function prose(strings: TemplateStringsArray, ...parts: readonly Part[]): Inlines {
  const inlines = strings.flatMap((words, n): Inlines => {
    const part = parts[n];
    return [...(words === '' ? [] : [text(words)]), ...(part === undefined ? [] : inlinesOf(part))];
  });
  return inlines;
}

function inlinesOf(part: Part): Inlines {
  if (typeof part === 'string' || typeof part === 'number') return [text(String(part))];
  return isLayout(part) ? [math(part)] : part;
}

const isLayout = (part: Layout | Inlines): part is Layout => !Array.isArray(part);

/** The items with `separator` between them, and `last` before the last one: a, b and c. */
export function listed(items: readonly Inlines[], separator: string, last = separator): Inlines {
  return items.flatMap((item, n): Inline[] => {
    if (n === 0) return [...item];
    return [text(n === items.length - 1 ? last : separator), ...item];
  });
}
