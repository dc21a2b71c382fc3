/** How many columns of a terminal a text takes. */

const WHOLE = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Takes two columns (Unicode TR 11, East Asian wide and full width; and pictures). */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|^\p{Extended_Pictographic}\ufe0f/u;
/** Takes none by itself. */
const EMPTY = /^[\p{M}\p{Cf}]+$/u;

/** Marks belong to the letter before them; a tab counts as one. */
export const columnsOf = (text: string): number =>
  [...WHOLE.segment(text)].reduce(
    (sum, { segment }) => sum + (EMPTY.test(segment) ? 0 : WIDE.test(segment) ? 2 : 1),
    0,
  );
