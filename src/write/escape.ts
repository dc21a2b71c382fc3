/** Text that anyone may have written, made harmless for HTML and CSS. (For LaTeX see language/latex-text.) */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** `text` as the content of an element or of a quoted attribute; characters that no page may hold are left out. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']|[^\P{Cc}\n\t]/gu, (character) => ENTITIES[character] ?? '');

/** `text` as a string of a style sheet, quotes included. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,:;–—-]/gu, (c) => `\\${(c.codePointAt(0) ?? 0).toString(16)} `)}"`;
