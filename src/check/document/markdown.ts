/** Markdown, and plain text: mathematics between dollars, tables, fenced code, and lines that are equations. */
import type { Span } from '../../language/source.js';
import { programsIn } from './bare-programs.js';
import { codeFormulas, printedFormulas } from './code.js';
import { type Formula, moved } from './formula.js';
import type { Mathematics } from './latex.js';
import { preambleOf } from './macros.js';
import { mathematicsIn } from './mathematics.js';
import { plainFormulas } from './plain.js';
import { linesOf, rangesBetween, without } from './ranges.js';
import { markdownTables, pastedTables } from './tables.js';

/** The formulas of a text, with the macros that it defines. */
export function readMarkdown(source: string): Mathematics {
  const written = inHalfWidth(source);
  const text = without(written, commentsIn(written));
  const fences = fencesIn(text);
  const programs = programsIn(without(text, fences));
  const prose = without(text, [...fences, ...programs]);
  const tables = [markdownTables(prose), pastedTables(prose)];
  const rest = without(
    prose,
    tables.flatMap((t) => t.cells),
  );
  const { macros, environments } = preambleOf(rest);
  const marked = mathematicsIn(rest, environments);
  const between = without(prose, [
    ...tables.flatMap((t) => t.ranges),
    ...marked.map((f) => ({ start: f.offsetOf(0) - 1, end: f.offsetOf(f.text.length) + 1 })),
  ]);
  const code = [
    ...fences.flatMap((fence) => fencedFormulas(fence, environments)),
    ...programs.flatMap(({ start, end }) =>
      codeFormulas(text.slice(start, end)).map((f) => moved(f, (at) => start + at)),
    ),
  ];
  const printed = printedFormulas(text);
  return {
    formulas: [...tables.flatMap((t) => t.formulas), ...marked, ...code, ...printed, ...plainFormulas(prose, between)],
    macros,
    unread: [],
  };
}

/** Characters of full width, as East Asian keyboards write them, as the usual ones. */
const inHalfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ');

/** What a text says to nobody: `<!-- … -->`, but for what stands in code. */
export function commentsIn(text: string): readonly Span[] {
  const fences = fencesIn(text);
  return rangesBetween(text, COMMENT, () => '-->').filter(
    ({ start }) => !fences.some((fence) => fence.start <= start && start < fence.end),
  );
}

const COMMENT = /<!--/g;

interface Fence {
  readonly start: number;
  readonly end: number;
  /** What stands behind the opening fence: `python`. */
  readonly language: string;
  readonly inside: string;
  readonly insideStart: number;
}

const FENCE = /^\s{0,3}(?:>\s?)?(`{3,}|~{3,})\s*([^`]*)$/;

function fencesIn(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open:
    | { readonly mark: string; readonly language: string; readonly start: number; readonly from: number }
    | undefined;
  const close = (end: number, insideEnd: number): void => {
    if (open === undefined) return;
    const { language, start, from } = open;
    fences.push({ start, end, language, inside: text.slice(from, insideEnd), insideStart: from });
    open = undefined;
  };
  for (const line of linesOf(text)) {
    const [, mark, language = ''] = FENCE.exec(line.text) ?? [];
    if (mark === undefined) continue;
    if (open === undefined) open = { mark, language: language.trim().toLowerCase(), start: line.start, from: line.end };
    else if (mark.startsWith(open.mark) && language === '') close(line.end, line.start);
  }
  close(text.length, text.length);
  return fences;
}

const MATHEMATICS = /^\{?\.?(?:math|latex|tex|katex)\b/;
/** What a program printed, or somebody wrote, and not the program. */
const NO_PROGRAM = /^(?:text|txt|plain|plaintext|output|console|none)?$/;
/** What only a program says. */
const PROGRAM = /\bnp\.|\bmath\.|\bimport\s|^\s*def\s|\bprint\(|^\s*for\s.*:\s*$|@|\S[ \t]+# /m;

function fencedFormulas({ language, inside, insideStart }: Fence, environments: readonly string[]): readonly Formula[] {
  const offsetOf = (at: number): number => insideStart + at;
  if (MATHEMATICS.test(language)) {
    const found = mathematicsIn(inside, environments).map((f) => moved(f, offsetOf));
    if (found.length > 0) return found;
    return [{ text: inside, notation: 'latex', offsetOf, isDisplayed: true, isMarked: true }];
  }
  const formulas =
    !NO_PROGRAM.test(language) || PROGRAM.test(inside) ? codeFormulas(inside) : plainFormulas(inside, inside);
  return formulas.map((f) => moved(f, offsetOf));
}
