/** Documents as they are printed: in the manner of their language, with their numbers. */
import { withDecimalMark } from '../document/decimal-mark.js';
import type { Document, Draft } from '../document/document.js';
import { numbered } from '../document/numbered.js';
import { messagesIn } from './messages/messages.js';

/** The draft with the decimal mark of its language, everything numbered. */
export function finished(draft: Draft): Document {
  const { mathematics, page } = messagesIn(draft.language);
  return numbered(withDecimalMark(draft, mathematics.decimalMark), page);
}
