/** Documents as their language wants them. */
import { withDecimalMark } from '../document/decimal-mark.js';
import type { Document } from '../document/document.js';
import { messagesIn } from './messages/messages.js';

/** The document with the decimal mark of its language. */
export const localized = (document: Document): Document =>
  withDecimalMark(document, messagesIn(document.language).mathematics.decimalMark);
