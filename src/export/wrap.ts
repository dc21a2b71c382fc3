/** Lines of code that a page can hold. */

/** What an indented line has room for on a page of 80 columns. */
export const WIDTH = 76;
const INDENT = '    ';

/**
 * A statement over as many lines as it takes. Where a language goes on within brackets only, the right side of an
 * assignment gets some.
 */
export function wrapped(statement: string, onlyInBrackets: boolean): readonly string[] {
  if (statement.length <= WIDTH) return [statement];
  const [, left, right] = /^(\w+ = )(.*)$/.exec(statement) ?? [];
  const isOpen = right !== undefined && breaksOf(right).some(({ depth }) => depth === 0);
  if (!onlyInBrackets || !isOpen) return filled(statement, onlyInBrackets ? 1 : 0, WIDTH);
  return [`${left}(`, ...filled(right, 0, WIDTH - INDENT.length).map((line) => INDENT + line), ')'];
}

interface Break {
  readonly at: number;
  /** How many brackets are open there. */
  readonly depth: number;
}

/** Lines as full as they may be, later ones indented. */
function filled(text: string, least: number, width: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  let open = 0;
  for (;;) {
    const indent = lines.length === 0 ? '' : INDENT;
    const room = width - indent.length;
    const best = rest.length <= room ? undefined : bestBreak(breaksOf(rest, open), room, least);
    if (best === undefined) return [...lines, indent + rest];
    lines.push((indent + rest.slice(0, best.at)).trimEnd());
    open = best.depth;
    rest = rest.slice(best.at).trimStart();
  }
}

/** In the fewest brackets, not too early, then as late as it fits; the first one at all where none does. */
function bestBreak(breaks: readonly Break[], room: number, least: number): Break | undefined {
  const possible = breaks.filter(({ depth, at }) => depth >= least && at > 0);
  const fitting = possible.filter(({ at }) => at <= room);
  const late = fitting.filter(({ at }) => at > room / 2);
  const choice = late.length > 0 ? late : fitting;
  const shallowest = Math.min(...choice.map(({ depth }) => depth));
  return choice.findLast(({ depth }) => depth === shallowest) ?? possible[0];
}

/** Where a line may end: after a comma, before an operator between spaces. */
function breaksOf(text: string, open = 0): readonly Break[] {
  const breaks: Break[] = [];
  let depth = open;
  for (let n = 0; n < text.length; n++) {
    const character = text[n] as string;
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character === ',' && text[n + 1] === ' ') breaks.push({ at: n + 1, depth });
    else if (/^ [-+*/@?:] /.test(text.slice(n - 1, n + 2))) breaks.push({ at: n, depth });
  }
  return breaks;
}

/** Words over as many lines as they take. */
export function wrappedWords(text: string): readonly string[] {
  const lines: string[] = [];
  const width = WIDTH - INDENT.length;
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...(word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []));
  }
  return lines;
}
