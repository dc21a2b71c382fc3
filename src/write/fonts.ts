/** The fonts that a page really uses, inlined, so that a sheet is one file that looks the same everywhere. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const FACE = /@font-face\s*\{[^}]*\}/g;

/** What is set in which of KaTeX's fonts besides Main-Regular and Math-Italic, as its style sheet and ours say. */
const KATEX_FONTS: readonly (readonly [RegExp, string])[] = [
  [/"[^"]*\b(?:mathit|textit)\b/, 'Main-Italic'],
  [/"[^"]*\b(?:mathbf|textbf)\b/, 'Main-Bold'],
  [/"[^"]*\bboldsymbol\b/, 'Math-BoldItalic'],
  [/"[^"]*\b(?:amsrm|mathbb|textbb)\b/, 'AMS-Regular'],
  // What documents of others write besides:
  [/"[^"]*\bmathcal\b/, 'Caligraphic-Regular'],
  [/"[^"]*\b(?:mathscr|textscr)\b/, 'Script-Regular'],
  [/"[^"]*\b(?:mathfrak|textfrak)\b/, 'Fraktur-Regular'],
  [/"[^"]*\b(?:mathboldfrak|textboldfrak)\b/, 'Fraktur-Bold'],
  [/"[^"]*\b(?:mathsf|textsf)\b/, 'SansSerif-Regular'],
  [/"[^"]*\b(?:mathboldsf|textboldsf)\b/, 'SansSerif-Bold'],
  [/"[^"]*\b(?:mathitsf|mathsfit|textitsf)\b/, 'SansSerif-Italic'],
  [/delimsizing size1|delim-size1|small-op/, 'Size1-Regular'],
  [/delimsizing size2|large-op/, 'Size2-Regular'],
  [/delimsizing size3/, 'Size3-Regular'],
  [/delimsizing size4|delim-size4/, 'Size4-Regular'],
  [/<pre class="code"|"[^"]*\b(?:mathtt|texttt)\b/, 'Typewriter-Regular'],
];

/** Fonts and their style sheets are the same for every sheet of a run. */
const onceFor = (make: (path: string) => string): ((path: string) => string) => {
  const made = new Map<string, string>();
  return (path) => {
    const known = made.get(path) ?? make(path);
    made.set(path, known);
    return known;
  };
};
const read = onceFor((path) => readFileSync(path, 'utf8'));
const inlined = onceFor((path) => `url(data:font/woff2;base64,${readFileSync(path).toString('base64')})`);

function fileOf(face: string): string {
  return /url\((?:\.\/)?([^)]+\.woff2)\)/.exec(face)?.[1] ?? '';
}

/** KaTeX's style sheet with the fonts that `body` needs. */
export function katexStyles(body: string): string {
  const path = require.resolve('katex/dist/katex.min.css');
  const css = read(path);
  const used = new Set(['Main-Regular', 'Math-Italic']);
  for (const [pattern, font] of KATEX_FONTS) if (pattern.test(body)) used.add(font);
  return css.replace(FACE, (face) => {
    const file = fileOf(face);
    if (!used.has(/KaTeX_(.+)\.woff2/.exec(file)?.[1] ?? '')) return '';
    return face.replace(/src:[^}]*/, `src:${inlined(join(dirname(path), file))} format("woff2")`);
  });
}

/** The weights and slants that the page's styles ask for. */
const TEXT_FACES = ['400.css', '400-italic.css', '600.css'];

/** The text font's faces, of those alphabets that occur in `text` beyond ASCII. */
export function textFaces(text: string): string {
  const characters = [...new Set(text.match(/[^\0-\x7f]/gu))].map((character) => character.codePointAt(0) ?? 0);
  return TEXT_FACES.flatMap((name) => {
    const path = require.resolve(`@fontsource/source-serif-4/${name}`);
    const faces = read(path).match(FACE) ?? [];
    return faces
      .filter(
        (face) => fileOf(face).includes('-latin-4') || fileOf(face).includes('-latin-6') || covers(face, characters),
      )
      .map((face) =>
        face.replace(
          /src:[^;]*;[^;]*format\('woff'\);|src:[^;]*;/,
          `src: ${inlined(join(dirname(path), fileOf(face)))} format("woff2");`,
        ),
      );
  }).join('\n');
}

/** Whether one of the characters lies in the face's ranges. */
function covers(face: string, characters: readonly number[]): boolean {
  const ranges = (/unicode-range:\s*([^;}]+)/.exec(face)?.[1] ?? '').split(',').map((range) => {
    const [first = '', last = first] = range.trim().slice(2).split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
  return characters.some((c) => ranges.some(([first, last]) => c >= first && c <= last));
}
