/** Ends the label of mathematics on its way through the browser; it shows nothing and says nothing. */
export const FORMULA_MARK = '\u2061';
