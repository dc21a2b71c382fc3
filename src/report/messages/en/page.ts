/** The words that pages add: before the number of a table or a figure, and where a table goes on. */
export const page = {
  table: 'Table',
  figure: 'Figure',
  continued: 'continued',
  /** TeX's name of the language, by which it finds its hyphenation. */
  hyphenation: 'english',
};
