/** What a document is judged by, beside what it says itself. */
import type { GrowingNames } from '../names/defined.js';
import type { Oriented } from '../names/search/orientation.js';
import type { Ties } from '../names/search/ties.js';
import type { IndexCase } from '../written/index-case.js';
import type { Knowledge } from './meant.js';

export interface JudgeSetting extends Omit<Knowledge, 'sense' | 'names' | 'inCase'> {
  readonly names: GrowingNames;
  readonly oriented: Omit<Oriented, 'names'>;
  /** What the document's letters may mean that are open. */
  readonly ties: Ties;
  /** All that the document states anywhere. */
  readonly cases: readonly IndexCase[];
}
