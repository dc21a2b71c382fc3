/** A page of HTML around its blocks: its head, its fonts and its style sheets. */
import type { Document } from '../document/document.js';
import { cssString } from './escape.js';
import { katexStyles, textFaces } from './fonts.js';
import { PAPER_SIZES, type Paper, widerMargin } from './paper.js';
import type { Printing } from './printing.js';
import { runningLines } from './running.js';
import { type Ready, ready, templatesOf } from './templates.js';

/** What the template of a page shows. */
export interface HtmlPage {
  readonly language: string;
  readonly title: string;
  readonly heading: Ready;
  readonly kicker: Ready;
  readonly facts: readonly { readonly name: Ready; readonly value: Ready }[];
  readonly imprint: Ready;
  readonly hasImprint: boolean;
  /** The words that pages add. */
  readonly page: object;
  /** Where the links beside the page lead. */
  readonly contents: readonly object[];
  /** Whether there are steps to be folded away. */
  readonly folds: boolean;
  /** Each goes to the partial of its kind. */
  readonly blocks: readonly object[];
}

/** What runs above and below the pages. */
export type Running = Pick<Document, 'title' | 'kicker' | 'imprint'>;

/** `styleSheet`: a file of the templates beyond those of all pages. Throws a TemplateError. */
export function htmlPage(
  data: HtmlPage,
  running: Running,
  { paper = 'a4', templates }: Printing,
  styleSheet?: string,
): string {
  const { partial, file } = templatesOf('html', templates);
  const page = partial('page');
  const body = page({ ...data, styles: ready('') });
  const styles = [
    textFaces(body),
    katexStyles(body),
    file('styles.css'),
    file('screen.css'),
    ...(styleSheet === undefined ? [] : [file(styleSheet)]),
    pageBoxes(running, paper),
  ].join('\n');
  return page({ ...data, styles: ready(styles) });
}

function pageBoxes(running: Running, paper: Paper): string {
  const { width, height } = PAPER_SIZES[paper];
  const wider = widerMargin(paper);
  const box = `size:${width}mm ${height}mm;margin:20mm ${18 + wider}mm 17mm ${20 + wider}mm`;
  const { first, later, foot } = runningLines(running);
  const head = ({ left, right }: typeof first): string =>
    `@top-left{content:${cssString(left)}}@top-right{content:${cssString(right)}}`;
  return `@page{${box};${head(later)}@bottom-left{content:${cssString(foot)}}}\n@page:first{${head(first)}}`;
}
