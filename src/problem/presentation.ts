/** How a spec wants its sheet: notation, numbers, detail, language, heading. It changes printing, never a result. */
import type { Conventions } from '../catalog/notations.js';
import type { Rounding } from '../language/rounding.js';
import type { Span } from '../language/source.js';
import type { SectionId } from './sections.js';

export interface NotationChoice extends Conventions {
  /** The name to print in place of a name, spelled as in an expression: `yhat`. */
  readonly names: ReadonlyMap<string, string>;
}

/** A calculation goes on from exact values, from the rounded ones as by hand, or both stand side by side. */
export const CARRIES = ['exact', 'rounded', 'both'] as const;
export type Carry = (typeof CARRIES)[number];

export interface NumberChoice {
  readonly rounding: Rounding;
  /** The rounding of single sections. */
  readonly sections: ReadonlyMap<SectionId, Rounding>;
  readonly carry: Carry;
}

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How much is shown: the result with its rule, each lesson, each rewrite. */
export const DETAILS = ['brief', 'normal', 'full'] as const;

/** What a section is worth, and where the spec says so. */
export interface Worth {
  readonly marks: number;
  readonly span: Span;
}

export interface Presentation {
  readonly notation: NotationChoice;
  readonly numbers: NumberChoice;
  readonly detail: (typeof DETAILS)[number];
  readonly language: Language;
  /** What the header says: as given, nothing is made up. */
  readonly head: { readonly course?: string; readonly date?: string; readonly version?: string };
  /** Marks by section; undefined: shared out by the length of the work. */
  readonly marks: ReadonlyMap<SectionId, Worth> | undefined;
}
