/** A marked copy as one HTML file: nothing of the document is run, loaded or followed. */
import MarkdownIt from 'markdown-it';
import type { CheckedClaim } from '../check/checked.js';
import { type Expected, isRight, VERDICTS } from '../check/judge/verdict.js';
import type { Correction } from '../check/marked/corrections.js';
import { type MarkedCopy, STAND_IN } from '../check/marked/marked-copy.js';
import type { Piece, Row } from '../check/marked/pieces.js';
import { type CheckMessages, checkMessagesIn } from '../check/messages/messages.js';
import { pieceOf, sideOf } from '../check/piece.js';
import { isSaidIn } from '../check/said.js';
import type { Span } from '../language/source.js';
import { placesIn } from '../problem/diagnostics.js';
import { messagesIn } from '../report/messages/messages.js';
import { rounded } from './class-summary.js';
import { escapeHtml } from './escape.js';
import { htmlPage } from './html-page.js';
import { type MarkedStretch, rowHtml, sourceHtml, widestPart } from './marked-math.js';
import type { Printing } from './printing.js';
import { ready } from './templates.js';
import { markSvg } from './verdict-marks.js';

/** What a marked copy is of. */
export interface Answer {
  readonly file: string;
  readonly problem: string;
  readonly language: string;
}

/** The whole page, ready to be opened or printed. Throws a TemplateError. */
export function markedHtml(copy: MarkedCopy, { file, problem, language }: Answer, printing: Printing = {}): string {
  const { copy: say } = checkMessagesIn(language);
  const { marks } = copy.checked;
  const printer = new MarkedPrinter(copy, say);
  const fact = (name: string, value: string): { name: ReturnType<typeof ready>; value: ReturnType<typeof ready> } => ({
    name: ready(escapeHtml(name)),
    value: ready(escapeHtml(value)),
  });
  const page = {
    language,
    title: file,
    heading: ready(escapeHtml(file)),
    kicker: ready(escapeHtml(say.kicker)),
    facts: [fact(say.problem, problem), ...(marks ? [fact(say.marks, `${rounded(marks.given)} / ${marks.of}`)] : [])],
    imprint: ready(''),
    hasImprint: false,
    page: { ...messagesIn(language).page, contents: say.mistakes, skip: say.toAnswer },
    contents: printer.contents(),
    folds: false,
    blocks: [{ kind: 'marked', ...printer.parts() }],
  };
  return htmlPage(page, { title: file, kicker: say.kicker }, printing, 'marked.css');
}

/** Pictures, links and HTML of the document are shown as they are written. */
const markdown = new MarkdownIt({ html: false, breaks: true }).disable(['image', 'link', 'autolink', 'reference']);
/** Formulas that are displayed have lines of their own. */
const BREAK = /<br>\n?/;
const BREAK_BEFORE = new RegExp(`${BREAK.source}(?=${STAND_IN.source})`, 'g');
const BREAK_BEHIND = new RegExp(`${STAND_IN.source}[.,;]?${BREAK.source}`, 'g');
const TABLE_ROW = /<tr>[\s\S]*?<\/tr>/g;
/** The title of the page stands above all headings of the document. */
const heading: NonNullable<typeof markdown.renderer.rules.heading_open> = (tokens, n) => {
  const token = tokens[n];
  const rank = Math.min(6, Number(token?.tag.slice(1)) + 1);
  return token?.nesting === 1 ? `<h${rank} class="subsection">` : `</h${rank}>\n`;
};
markdown.renderer.rules.heading_open = heading;
markdown.renderer.rules.heading_close = heading;

class MarkedPrinter {
  private readonly placeOf: ReturnType<typeof placesIn>;
  /** Claims that are open for the reason that stands beside the one before. */
  private readonly asAbove: ReadonlySet<CheckedClaim>;

  constructor(
    private readonly copy: MarkedCopy,
    private readonly say: CheckMessages['copy'],
  ) {
    this.placeOf = placesIn(copy.text);
    const noted = copy.checked.claims.filter((c) => !isOnlyTicked(c));
    this.asAbove = new Set(noted.filter((c, n) => isOpen(c) && c.diagnosis?.says === noted[n - 1]?.diagnosis?.says));
  }

  /** What the partial of a marked copy prints. */
  parts(): object {
    const { checked, first, corrections } = this.copy;
    const { say } = this;
    return {
      isClean: first === undefined,
      hasMargin: checked.claims.length > 0,
      first: ready(first ? this.link(first, say.first(this.placeWords(first))) : escapeHtml(this.withoutMistake())),
      reason: first ? ready(this.reason(first, MOST_IN_HEADING)) : '',
      counts: VERDICTS.toReversed()
        .filter((v) => checked.summary[v] > 0)
        .map((v) => ({ mark: ready(markSvg(v, '')), words: say.counted(checked.summary[v], v, say.verdicts[v]) })),
      notes: checked.notes.map(({ says }) => says),
      answer: ready(this.answer()),
      goesOn: say.goesOn,
      goesOnIntro: say.goesOnIntro,
      columns: { ...say.columns, line: this.isOfCells ? say.columns.cell : say.columns.line },
      corrections: corrections.map(({ claim, head, isWritten, written, right }) => {
        const quantity = isWritten ? this.set(head) : escapeHtml(head);
        return {
          line: ready(this.link(claim, String(this.numberOf(claim)))),
          quantity: ready(quantity),
          written: ready(typeof right === 'string' ? printed(written) : this.formula(claim, written)),
          right: ready(this.fitted(right, MOST_IN_COLUMN)),
        };
      }),
    };
  }

  /** The mistakes, for the links beside the page. */
  contents(): readonly object[] {
    return this.copy.checked.claims
      .filter((c) => c.verdict === 'wrong')
      .map((c) => ({
        style: 'section',
        anchor: anchorOf(c),
        number: '',
        text: [this.placeWords(c), c.diagnosis?.says].filter((words) => words).join(': '),
      }));
  }

  private withoutMistake(): string {
    return this.copy.checked.claims.length === 0 ? this.say.noClaims : this.say.noMistake;
  }

  private get isOfCells(): boolean {
    return this.copy.cells.length > 0;
  }

  /** Of its line; in a notebook of its cell. */
  private numberOf(claim: CheckedClaim): number {
    const { start } = pieceOf(claim);
    return this.isOfCells ? this.copy.cells.filter((cell) => cell <= start).length : this.placeOf(start).line;
  }

  private placeWords(claim: CheckedClaim): string {
    const n = this.numberOf(claim);
    return this.isOfCells ? this.say.cellNumber(n) : this.say.lineNumber(n);
  }

  private link(claim: CheckedClaim, words: string): string {
    return `<a href="#${anchorOf(claim)}">${escapeHtml(words)}</a>`;
  }

  /** What belongs in the place of a wrong side, where it is known. */
  private rightSide(c: CheckedClaim): string {
    const right = this.rightOf(c);
    if ((c.verdict !== 'wrong' && c.verdict !== 'follows') || right === undefined) return '';
    if (isSaidIn(c.diagnosis?.says ?? '', typeof right === 'string' ? right : right.text)) return '';
    // What is too wide for the margin is told at the end.
    const html = typeof right === 'string' ? printed(right) : this.fitting(right, MOST_IN_MARGIN);
    return html === undefined ? '' : `<span class="right">${escapeHtml(this.say.shouldBe)} ${html}</span>`;
  }

  private rightOf(c: CheckedClaim): Correction['right'] | undefined {
    return this.copy.corrections.find(({ claim }) => claim === c)?.right ?? c.expected;
  }

  /** Why, with the formula set that it ends with. */
  private reason(c: CheckedClaim, most: number): string {
    const says = c.diagnosis?.says ?? '';
    const right = this.rightOf(c);
    if (right === undefined || typeof right === 'string' || !says.endsWith(right.text)) return escapeHtml(says);
    return `${escapeHtml(says.slice(0, -right.text.length))}${this.fitted(right, most)}`;
  }

  /** A piece of a claim, as its document writes it. */
  private formula(claim: CheckedClaim, source: string): string {
    const isSet = this.copy.pieces.some(
      ({ kind, rows }) => kind === 'formula' && rows.some((r) => r.claims.includes(claim)),
    );
    return isSet ? this.set(source) : escapeHtml(source);
  }

  /** A number, or a formula that is set; on lines as text where it is too wide. */
  private fitted(right: string | Expected, most: number): string {
    if (typeof right === 'string') return printed(right);
    return this.fitting(right, most) ?? `<code>${escapeHtml(right.text)}</code>`;
  }

  /** Set; undefined where it is too wide. */
  private fitting({ latex }: Expected, most: number): string | undefined {
    const html = this.set(latex);
    return widestPart(html) <= most ? html : undefined;
  }

  private set(latex: string): string {
    return rowHtml(latex, [[{ start: 0, end: latex.length }]], { macros: this.copy.macros, isDisplayed: false });
  }

  /** The document, its pieces in their places. */
  private answer(): string {
    const { prose, pieces } = this.copy;
    const pieceAt = (n: string): Piece => pieces[Number(n)] as Piece;
    return markdown
      .render(prose)
      .replace(BREAK_BEFORE, (end, n) => (isBlock(pieceAt(n)) ? end.replace(BREAK, '') : end))
      .replace(BREAK_BEHIND, (start, n) => (isBlock(pieceAt(n)) ? start.replace(BREAK, '') : start))
      .replace(TABLE_ROW, (row) => this.tableRow(row, pieceAt))
      .replace(STAND_IN, (_, n) => this.piece(pieceAt(n)));
  }

  /** The notes of a row stand in its last cell, which is next to the margin. */
  private tableRow(row: string, pieceAt: (n: string) => Piece): string {
    const within = [...row.matchAll(STAND_IN)].map(([, n]) => pieceAt(n as string));
    const notes = within.flatMap((piece) => piece.rows.map((r) => this.notes(r))).join('');
    const cells = row.replace(STAND_IN, (_, n) => this.piece({ ...pieceAt(n), isDisplayed: false }, ''));
    const last = Math.max(cells.lastIndexOf('<td'), cells.lastIndexOf('<th'));
    const inside = cells.indexOf('>', last) + 1;
    return `${cells.slice(0, inside)}${notes}${cells.slice(inside)}`;
  }

  /** `notes`: what stands beside it, where that is told elsewhere. */
  private piece(piece: Piece, notes?: string): string {
    const rows = piece.rows.map((row, n) => this.row(row, piece, n, notes ?? this.notes(row)));
    if (isBlock(piece)) return `<span class="display">${rows.join('')}</span>`;
    return rows.join(' ');
  }

  private row(row: Row, { kind, isDisplayed }: Piece, n: number, notes: string): string {
    const { text, macros } = this.copy;
    const ways = [stretchesOf(row, pieceOf), stretchesOf(row, sideOf)];
    const html = kind === 'formula' ? rowHtml(text, ways, { macros, isDisplayed }) : sourceHtml(text, ways[0] ?? []);
    if (!isDisplayed || kind === 'text') {
      const marks = row.claims.map((c) => markSvg(c.verdict, this.say.verdicts[c.verdict]));
      return `${notes}${html}${marks.join('')}`;
    }
    const goesOn = n > 0 && /^[\s&]*(?:=|\\approx|\+|-)/.test(text.slice(row.span.start, row.span.end));
    const ticks = row.claims.filter(isOnlyTicked).map((c) => markSvg(c.verdict, this.say.verdicts[c.verdict]));
    const margin = ticks.length > 0 ? `<span class="note ticks">${ticks.join('')}</span>` : '';
    return `<span class="line${goesOn ? ' goes-on' : ''}">${margin}${notes}${html}</span>`;
  }

  /** What stands in the margin beside a row: a mark, what it means, and why. */
  private notes({ claims }: Row): string {
    return claims
      .filter((c) => !isOnlyTicked(c))
      .filter((c, n, all) => c.verdict === 'wrong' || all.findIndex((other) => isSaidAlike(c, other)) === n)
      .map((c) => {
        const { verdict, diagnosis } = c;
        const says = this.asAbove.has(c) ? escapeHtml(this.say.asAbove) : this.reason(c, MOST_IN_MARGIN);
        const reason = diagnosis ? `: ${says}` : '';
        const right = this.rightSide(c);
        // What follows from a mistake is said above; line after line it is a word.
        const { [verdict]: said } = verdict === 'follows' && right !== '' ? this.say.short : this.say.verdicts;
        const word = `<b>${escapeHtml(said)}</b>`;
        return `<span class="note ${verdict}" id="${anchorOf(c)}">${markSvg(verdict, '')}${word}${reason}${right}</span>`;
      })
      .join('');
  }
}

/** So many characters find room in the margin, in a column of the corrections, and above all of them. */
const MOST_IN_MARGIN = 30;
const MOST_IN_COLUMN = 45;
const MOST_IN_HEADING = 60;

const isSaidAlike = (a: CheckedClaim, b: CheckedClaim): boolean =>
  a.verdict === b.verdict && a.diagnosis?.says === b.diagnosis?.says && a.expected?.text === b.expected?.text;

const isOpen = ({ verdict, diagnosis }: CheckedClaim): boolean =>
  diagnosis !== undefined && (verdict === 'undecided' || verdict === 'unread');

/** A number as it prints. */
const printed = (number: string): string => escapeHtml(number.replace(/^-/, '−'));

const isBlock = ({ isDisplayed, kind }: Piece): boolean => isDisplayed && kind === 'formula';

/** Whether a mark says all that there is to say of it. */
const isOnlyTicked = ({ verdict, diagnosis }: CheckedClaim): boolean => isRight(verdict) && diagnosis === undefined;

const anchorOf = ({ span }: CheckedClaim): string => `claim-${span.start}`;

/** A row in stretches: the piece of each claim where its verdict lies, and what is between. */
function stretchesOf({ span, claims }: Row, of: (claim: CheckedClaim) => Span): readonly MarkedStretch[] {
  const stretches: MarkedStretch[] = [];
  let at = span.start;
  for (const claim of claims) {
    if (claim.verdict !== 'wrong' && claim.verdict !== 'follows') continue;
    const piece = of(claim);
    const [start, end] = [Math.max(at, piece.start), Math.min(span.end, piece.end)];
    if (start >= end) continue;
    if (start > at) stretches.push({ start: at, end: start });
    stretches.push({ start, end, mark: claim.verdict });
    at = end;
  }
  return at < span.end || stretches.length === 0 ? [...stretches, { start: at, end: span.end }] : stretches;
}
