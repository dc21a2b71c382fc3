/** The words that pages add: before the number of what is referred to, and where a table goes on. */
export const page = {
  table: 'Table',
  figure: 'Figure',
  section: 'section',
  /** On a screen. */
  contents: 'Contents',
  skip: 'To the sheet',
  allSteps: 'All steps',
  steps: (count: number): string => (count === 1 ? '1 step' : `${count} steps`),
  continued: 'continued',
  /** TeX's name of the language, by which it finds its hyphenation. */
  hyphenation: 'english',
};
