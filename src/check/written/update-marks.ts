/** The marks of a quantity's value after an update, or before it, in the languages that people solve problems in. */

/** After the update. */
export const NEW_MARKS: readonly string[] = [
  ...['new', 'updated', 'next'],
  ...['neu', 'neue', 'neuer', 'neues'],
  ...['nuevo', 'nueva', 'actualizado', 'actualizada'],
  ...['nouveau', 'nouvelle', 'nouv'],
  ...['novo', 'nova', 'nuovo', 'nuova', 'nieuw'],
];
/** Before it. */
export const OLD_MARKS: readonly string[] = [
  ...['old', 'current'],
  ...['alt', 'alte', 'alter', 'altes'],
  ...['viejo', 'vieja', 'anterior'],
  ...['ancien', 'ancienne', 'vecchio', 'vecchia', 'velho', 'velha', 'oud'],
];

/** Marks above a name that make it another quantity. */
export const MARKS: ReadonlySet<string> = new Set([...NEW_MARKS, ...OLD_MARKS]);
/** Those that may stand before a name; “next” is said of the line. */
export const MARKS_BEFORE: ReadonlySet<string> = new Set([...MARKS].filter((mark) => mark !== 'next'));

/** The accent that stands for a Δ before a name. */
export const STEP_MARK = 'Delta';
