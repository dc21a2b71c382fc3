/** The marks of a quantity's value after an update, or before it. */

/** Marks above a name that make it another quantity: its value after an update, or before. */
export const MARKS: ReadonlySet<string> = new Set(['new', 'old', 'neu', 'alt', 'updated', 'next', 'nuevo', 'nueva']);
/** Those that may stand before a name; “next” is said of the line. */
export const MARKS_BEFORE: ReadonlySet<string> = new Set([...MARKS].filter((mark) => mark !== 'next'));
