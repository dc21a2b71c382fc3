/** The copies that one spec prints as; the first is what is built when nothing is said. */
export const COPIES = ['solution', 'questions', 'workbook', 'key'] as const;
export type CopyName = (typeof COPIES)[number];
