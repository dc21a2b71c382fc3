/** Lines of plain text that look like equations. Whether they are is told when they are read. */
import { type Formula, moved } from './formula.js';
import { leadIn, leavesOutGradient, statementsIn } from './lead.js';
import { pathsIn } from './paths.js';
import { inPlainSigns } from './plain-signs.js';
import { type Line, linesOf } from './ranges.js';
import { claimOf } from './table-claims.js';

const RELATION = /[=≈≔≃←]|->|→|--|[~:]\s?[-−]?[\d.]/u;
/** What stands before an item's text: quotes, pictures, bullets, numbers, a label like `(BP1)` or `[times]`, and a check box. */
const ITEM =
  /^\s*(?:>\s?)*(?:[\u2600-\u27bf\u2b00-\u2bff\u{1f300}-\u{1faff}]|\ufe0f|\s)*(?:[-*+•–]\s+)?(?:\[(?:[ xX]|\p{L}{2,12})\]\s+(?![=≈]))?(?:(?:\(?(?:[QA]?\d{1,2}|[a-h]|[ivx]{1,4})[.)]|\([A-Z]{2,4}\d{1,2}\))\s+){0,2}/u;
const HEADING = /^\s*#{1,6}\s/;
/** `For w5:` says what the line is about, and nothing that changes its meaning. */
const ABOUT = /^(?:for|step|unit|node|para|paso|für)\s[^:=]{1,24}:(?!=)\s*/iu;
const BOLD = /^(\*\*|__|\*(?!\s)|_|\[)([^*_]*)(?:\1|(?<=^\[.*)\])[.,;]?$/;
/** What stands in a line as code or in bold. */
const QUOTED = /`([^`\n]{3,400})`|(?<=\s)\*\*([^*\s][^*\n]{2,400})\*\*/g;
/** `**Forward pass.**` before what it says. */
const BOLD_WORDS = /^\*\*[^*=≈]+\*\*:?\s+(?![(=≈])/u;
/** LaTeX without its dollars. */
const COMMAND = /\\[a-zA-Z]{2}/;
/** What a hand that is content sets behind a line, and spaces. */
const TICKS = /[\s✓✔☑✅∎]+$/u;
/** `rounded to`, `auf` */
const ROUNDED = String.raw`(?:(?:rounded|correct|gerundet|redondeado)\s)?(?:to|auf|a|con)\s`;
const DIGITS = String.raw`(?:d\.?p\.?|s\.?f\.?|(?:sig\.?|significant) (?:fig(?:ure)?s?\.?|digits)|digits|(?:decimal )?places|decimals?|decimales|cifras|stellen|nachkommastellen)`;
/** Words behind an equation. */
const REMARK = new RegExp(
  [
    // Comments, points, and how many digits are meant.
    String.raw`\s+(?:#|//|%)\s+\p{L}.*`,
    String.raw`\s+[([](?:${ROUNDED})?\d+(?:\.\d)?\s?(?:p(?:oin)?ts?|p|marks?|punkte?|puntos?|${DIGITS})[)\]]`,
    String.raw`,?\s+${ROUNDED}\w+\s${DIGITS}`,
    // In brackets, but those that say which value is meant.
    String.raw`\s+\((?![^()]*[=≈\d_])(?![^()]*\b(?:new|old|updated?|after|before|initial|nuev[oa]|actualizad[oa]|neu)\b)[^()]*\p{L}{3}[^()]*\)`,
    String.raw`,?\s+(?:so|since|because|which|thus|hence|therefore|porque|ya que|luego|weil|denn|also)\s[^=≈]*`,
    // With an arrow that points at it.
    String.raw`(?<=[=≈].*)\s+(?:<[-=]+|←)\s*\p{L}{2}[^=≈\d]*`,
    // But those that say when it holds, or that it does not.
    String.raw`(?:,\s+|(?<=\d)\s+)(?!(?:at|in|on|if|by|from|when|for|after|before|unless|except|with|where|not|cuando|en|si|para|wenn|falls|für|bei|nach|vor)\s)(?!(?:is|are|es|son|ist|sind)\s+(?:not|no|nicht|kein\w*|wrong|false|\p{L}+ly)\s)\p{L}{2,}(?:\s\p{L}{2,}){2,}`,
  ]
    .map((words) => `(?:${words})[.,;]?$`)
    .join('|'),
  'iu',
);
/** A longer line is no equation that somebody wrote by hand. */
const MOST_CHARACTERS = 1500;

/** The candidates in `text`; where `between` differs from it, something else was found already. */
export function plainFormulas(text: string, between: string): readonly Formula[] {
  const formulas: Formula[] = [];
  let isAfterFormula = false;
  for (const line of wholeLinesOf(text)) {
    if (line.text.trim() === '') continue;
    const isFree = onOneLine(between.slice(line.start, line.end)) === line.text;
    const found: readonly Formula[] = isFree && !HEADING.test(line.text) ? candidatesIn(line, isAfterFormula) : [];
    formulas.push(...found);
    isAfterFormula = found.length > 0;
  }
  return formulas;
}

/** Lines, each that ends in its sign of equality in one with what stands right below. */
function wholeLinesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const line of linesOf(text)) {
    const before = lines.at(-1);
    if (before && before.text.length < MOST_CHARACTERS && ENDS_OPEN.test(before.text) && GOES_ON.test(line.text))
      lines[lines.length - 1] = {
        start: before.start,
        end: line.end,
        text: onOneLine(text.slice(before.start, line.end)),
      };
    else lines.push(line);
  }
  return lines;
}

const ENDS_OPEN = /[=≈]\s*$/u;
/** What may stand below an open line: no sign of its own, no item, no words. */
const GOES_ON = /^\s*(?![-*+•–>]\s|\p{L}{3})[^\s=≈#|]/u;
const onOneLine = (text: string): string => text.replace(/[\r\n]/g, ' ');

function candidatesIn(line: Line, isAfterFormula: boolean): readonly Formula[] {
  if (line.text.length > MOST_CHARACTERS || !RELATION.test(line.text)) return [];
  let [start, end] = [ITEM.exec(line.text)?.[0].length ?? 0, line.text.replace(TICKS, '').length];
  const bold = BOLD.exec(line.text.slice(start, end));
  const quoted = bold ? [] : quotedIn(line);
  if (quoted.length > 0) return quoted;
  start += BOLD_WORDS.exec(line.text.slice(start, end))?.[0].length ?? 0;
  if (bold)
    [start, end] = [
      start + (bold[1] as string).length,
      start + (bold[1] as string).length + (bold[2] as string).length,
    ];
  const paths = pathsIn(line.text.slice(start, end), line.start + start);
  if (paths.length > 0) return paths;
  const whole = line.text.slice(start, end);
  const gradient = gradientIn(whole, line.start + start);
  if (gradient.length > 0) return gradient;
  if (leavesOutGradient(whole)) return [];
  start += ABOUT.exec(whole)?.[0].length ?? 0;
  const said = line.text.slice(start, end);
  return statementsIn(said).flatMap((s) =>
    statement(said.slice(s.start, s.end), line.start + start + s.start, isAfterFormula && s.start === 0),
  );
}

/** `the gradient for w1 = 0.3`: the name is none of a value. */
const SPOKEN_GRADIENT =
  /^(?:the |der |die |el |la )?(?:gradient|grad|derivative|gradiente|derivada|ableitung)(?: of (?:the )?(?:loss|cost|error|[LEJC]))?(?: for| of| by| wrt| w\.r\.t\.?| with respect to| nach| para| respecto (?:a|de)) ([\p{L}][\p{L}\d_₀-₉]{0,9})\s*[=≈:]\s*(?=\S)/iu;

function gradientIn(text: string, at: number): readonly Formula[] {
  const [lead, name = ''] = SPOKEN_GRADIENT.exec(text) ?? [];
  if (lead === undefined) return [];
  const value = text.slice(lead.length).replace(REMARK, '').replace(/\.$/, '');
  return claimOf({ text: name, start: at }, { text: value, start: at + lead.length }, 'gradient');
}

/** What a line has as code or in bold, where that says something. */
const quotedIn = ({ text, start }: Line): readonly Formula[] =>
  [...text.matchAll(QUOTED)].flatMap(({ index, 0: whole, 1: code, 2: inBold }) => {
    const inside = code ?? inBold ?? '';
    return RELATION.test(inside) ? [plainly(inside, start + index + whole.indexOf(inside))] : [];
  });

/** What a statement says without the words around it. */
function statement(text: string, at: number, mayGoOn: boolean): readonly Formula[] {
  const start = leadIn(text);
  const said = text.slice(start).replace(REMARK, '');
  if (!RELATION.test(said)) return [];
  // A row that begins with its sign goes on with the line right above.
  if (/^\s*[=≈]/u.test(said) && !mayGoOn) return [];
  if (COMMAND.test(said)) return [candidate(said, at + start, 'latex')];
  return [plainly(said, at + start)];
}

/** What stands in a line, in plain signs. */
function plainly(said: string, at: number): Formula {
  const { text, offsetOf } = inPlainSigns(said);
  return moved(candidate(text, 0, 'text'), (offset) => at + offsetOf(offset));
}

/** A formula that the document does not mark as one. */
export const candidate = (text: string, start: number, notation: Formula['notation']): Formula => ({
  text,
  notation,
  offsetOf: (at) => start + at,
  isDisplayed: true,
  isMarked: false,
});
