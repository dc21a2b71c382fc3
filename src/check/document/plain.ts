/** Lines of plain text that look like equations. Whether they are is told when they are read. */
import { type Formula, moved } from './formula.js';
import { withoutHtml } from './html.js';
import { leadIn, leavesOutGradient } from './lead.js';
import { pathsIn } from './paths.js';
import { type Line, linesOf } from './ranges.js';

const RELATION = /[=≈≔≃←]|->|→|--/u;
/** What stands before an item's text: quotes, bullets, numbers, and a check box. */
const ITEM = /^\s*(?:>\s?)*\s*(?:[-*+•–]\s+)?(?:\[[ xX]\]\s+)?(?:\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+)?/u;
const HEADING = /^\s*#{1,6}\s/;
/** `For w5:` says what the line is about, and nothing that changes its meaning. */
const ABOUT = /^(?:for|step|unit|node|para|paso|für)\s[^:=]{1,24}:(?!=)\s*/iu;
const BOLD = /^(\*\*|__|\*(?!\s)|_|\[)([^*_]*)(?:\1|(?<=^\[.*)\])[.,;]?$/;
/** What stands in a line as code or in bold. */
const QUOTED = /`([^`\n]{3,400})`|(?<=\s)\*\*([^*\s][^*\n]{2,400})\*\*/g;
/** LaTeX without its dollars. */
const COMMAND = /\\[a-zA-Z]{2}/;
/** What a hand that is content sets behind a line, and spaces. */
const TICKS = /[\s✓✔☑✅∎]+$/u;
/** Words behind an equation, but those that say when it holds. */
const REMARK =
  /(?:\s+\((?![^()]*[=≈\d_])(?![^()]*\b(?:new|old|updated?|after|before|initial|nuev[oa]|actualizad[oa]|neu)\b)[^()]*\p{L}{3}[^()]*\)|,?\s+(?:so|since|because|which|thus|hence|therefore|porque|ya que|luego|weil|denn|also)\s[^=≈]*|,\s+(?!(?:at|if|when|for|unless|except|with|where|not|cuando|si|para|wenn|falls|für|bei)\s)\p{L}+(?:\s\p{L}{2,}){2,})[.,;]?$/iu;
/** A longer line is no equation that somebody wrote by hand. */
const MOST_CHARACTERS = 1500;

/** The candidates in `text`; where `between` differs from it, something else was found already. */
export function plainFormulas(text: string, between: string): readonly Formula[] {
  const formulas: Formula[] = [];
  let isAfterFormula = false;
  for (const line of linesOf(text)) {
    if (line.text.trim() === '') continue;
    const isFree = between.slice(line.start, line.end) === line.text;
    const found: readonly Formula[] = isFree && !HEADING.test(line.text) ? candidatesIn(line, isAfterFormula) : [];
    formulas.push(...found);
    isAfterFormula = found.length > 0;
  }
  return formulas;
}

function candidatesIn(line: Line, isAfterFormula: boolean): readonly Formula[] {
  if (line.text.length > MOST_CHARACTERS || !RELATION.test(line.text)) return [];
  let [start, end] = [ITEM.exec(line.text)?.[0].length ?? 0, line.text.replace(TICKS, '').length];
  const bold = BOLD.exec(line.text.slice(start, end));
  const quoted = bold ? [] : [...line.text.matchAll(QUOTED)];
  if (quoted.length > 0) {
    return quoted.flatMap(({ index, 0: whole, 1: code, 2: inBold }) => {
      const inside = code ?? inBold ?? '';
      const at = line.start + index + whole.indexOf(inside);
      return RELATION.test(inside) ? [candidate(inside, at, 'text')] : [];
    });
  }
  if (bold)
    [start, end] = [
      start + (bold[1] as string).length,
      start + (bold[1] as string).length + (bold[2] as string).length,
    ];
  const paths = pathsIn(line.text.slice(start, end), line.start + start);
  if (paths.length > 0) return paths;
  if (leavesOutGradient(line.text.slice(start, end))) return [];
  start += ABOUT.exec(line.text.slice(start, end))?.[0].length ?? 0;
  start += leadIn(line.text.slice(start, end));
  end -= REMARK.exec(line.text.slice(start, end))?.[0].length ?? 0;
  const said = line.text.slice(start, end);
  // A row that begins with its sign goes on with the line right above.
  if (/^\s*[=≈]/u.test(said) && !isAfterFormula) return [];
  if (said.trim() === '') return [];
  if (COMMAND.test(said)) return [candidate(said, line.start + start, 'latex')];
  const { text, offsetOf } = withoutHtml(said);
  return [moved(candidate(text, 0, 'text'), (at) => line.start + start + offsetOf(at))];
}

/** A formula that the document does not mark as one. */
export const candidate = (text: string, start: number, notation: Formula['notation']): Formula => ({
  text,
  notation,
  offsetOf: (at) => start + at,
  isDisplayed: true,
  isMarked: false,
});
