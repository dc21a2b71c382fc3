/**
 * Verdicts for people at a terminal: the mistakes in their order, each with its line and a caret, then what was not
 * judged, and how many of each there are. Right lines are only counted, but for a note that one has.
 */
import type { Checked, CheckedClaim } from '../check/checked.js';
import { isRight, VERDICTS, type Verdict } from '../check/judge/verdict.js';
import { checkMessagesIn } from '../check/messages/messages.js';
import { numberWith } from '../check/messages/sentence.js';
import { pieceOf } from '../check/piece.js';
import { isSaidIn } from '../check/said.js';
import { placesIn, printDiagnostic } from '../problem/diagnostics.js';

/** Puts a colour on a text; where there are none, leaves it as it is. */
export type Paint = (colour: 'red' | 'yellow' | 'green' | 'dim', text: string) => string;

export const plain: Paint = (_, text) => text;

/** The report on one document; `columns` is the width of the terminal. */
export function checkedText(checked: Checked, file: string, text: string, paint: Paint, columns?: number): string {
  const { summary, notes, claims, language } = checked;
  const { short, noClaim, counted } = checkMessagesIn(language).copy;
  const placeOf = placesIn(text);
  const report = (c: CheckedClaim): string => {
    const span = pieceOf(c);
    const [place, line, caret, ...hint] = printDiagnostic(
      diagnosticOf(c, span, language),
      file,
      placeOf(span.start),
      columns && columns - BESIDE,
    );
    const colour = COLOURS[c.verdict];
    return [paint(colour, place as string), line, paint(colour, caret as string), ...hint, ''].join('\n');
  };
  const counts = VERDICTS.toReversed()
    .filter((v) => summary[v] > 0)
    .map((v) => paint(COLOURS[v], counted(summary[v], v, short[v])));
  const isMistake = ({ verdict }: CheckedClaim): boolean => verdict === 'wrong' || verdict === 'follows';
  return [
    ...notes.map(({ says }) => `${file}: ${says}\n`),
    ...claims.filter(isMistake).map(report),
    ...claims.filter((c) => !isMistake(c) && (!isRight(c.verdict) || c.diagnosis)).map(report),
    `${file}: ${counts.length > 0 ? counts.join(', ') : noClaim}`,
    '',
  ].join('\n');
}

/** What stands before an excerpt, and where it goes on. */
const BESIDE = 4;

const COLOURS = {
  wrong: 'red',
  follows: 'yellow',
  unread: 'dim',
  undecided: 'dim',
  rounded: 'green',
  correct: 'green',
} as const satisfies Readonly<Record<Verdict, string>>;

function diagnosticOf(
  { verdict, diagnosis, expected }: CheckedClaim,
  span: CheckedClaim['span'],
  language: string,
): Parameters<typeof printDiagnostic>[0] {
  const { short, onlyFollows, belongs, decimalMark } = checkMessagesIn(language).copy;
  const reason = diagnosis?.says ?? (verdict === 'follows' ? onlyFollows : undefined);
  return {
    span,
    message: reason === undefined ? short[verdict] : `${short[verdict]}: ${reason}`,
    ...(expected &&
      !isSaidIn(reason ?? '', expected.text) && { hint: belongs(numberWith(decimalMark, expected.text)) }),
  };
}
