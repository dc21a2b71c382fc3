/** An answer, and what was found in it. */
import type { Checked } from './checked.js';
import type { Format } from './document/document.js';

export interface CheckedAnswer {
  readonly file: string;
  readonly text: string;
  readonly format: Format;
  readonly checked: Checked;
}
