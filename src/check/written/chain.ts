/** Claims as they are written: sides with relations between them, one after the other. */
import type { Span } from '../../language/source.js';
import { parseWritten } from './grammar/parse.js';
import { type IndexCase, indexCaseOf, withCaseApart } from './index-case.js';
import { withIndicators } from './indicators.js';
import { isSign, isWord, spanOf, type Token, type Vocabulary } from './token.js';
import { closingOf } from './token-lists.js';
import { Unreadable, type Written } from './written.js';

/** A side of a chain; one that cannot be read keeps the reason. */
export interface Side {
  readonly span: Span;
  readonly written: Written | Unreadable;
}

/** `A = B = C`. A chain that begins with its sign goes on with the claim before it. */
export interface Chain {
  readonly span: Span;
  readonly goesOn: boolean;
  /** Which of the claims of its row it is, from 0: a row below may go on with each in its column. */
  readonly column: { readonly at: number; readonly of: number };
  readonly sides: readonly Side[];
  /** Between each side and the one after it (the first belongs to the claim before, where the chain goes on). */
  readonly relations: readonly { readonly text: string; readonly span: Span }[];
  /** For which indices it is said to hold; a chain that says no more than that is of the lines behind it. */
  readonly inCase?: IndexCase;
  /** Whether it says what a quantity was, or what it becomes: `w: 1 → 1.1`. */
  readonly change?: 'from' | 'to';
  /** Whether a program assigns it to a name and works on. */
  readonly isUnfinished?: true;
  /** Where it speaks of what it works on, which is written out there. */
  readonly worksOn?: Span;
}

/** The sides of a chain that can be read. */
export const writtenIn = ({ sides }: Pick<Chain, 'sides'>): readonly Written[] =>
  sides.flatMap(({ written }) => (written instanceof Unreadable ? [] : [written]));

/** The same side with the image of what it says, where it can be read. */
export const mapSide = (side: Side, image: (w: Written) => Written): Side =>
  side.written instanceof Unreadable ? side : { ...side, written: image(side.written) };

/** The same chain with the image of each side that can be read. */
export const mapSides = (chain: Chain, image: (w: Written) => Written): Chain => ({
  ...chain,
  sides: chain.sides.map((side) => mapSide(side, image)),
});

/** Signs that claim equality. `:` before one says that it defines. */
const EQUALITY: ReadonlySet<string> = new Set(['=', 'approx', ':=', '->', '==']);
/** Signs that claim something else, which is not judged. */
const OTHER: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '!=', 'not', 'propto', 'in']);
/** Signs between two claims on one line. */
const BETWEEN: ReadonlySet<string> = new Set(['=>', ';']);

/** All chains in a formula, row by row. */
export function chainsOf(tokens: readonly Token[], vocabulary: Vocabulary): readonly Chain[] {
  return rowsIn(tokens).flatMap((row) => {
    const clausesOfRow = clauses(withCaseApart(withIndicators(row.map(alternative))));
    const chains = clausesOfRow.flatMap((clause) => chainsIn(clause, vocabulary));
    const claims = withCases(chains);
    return claims.map((chain, at) => ({ ...chain, column: { at, of: claims.length } }));
  });
}

type ChainOfRow = Omit<Chain, 'column'>;

/** A case that is stated beside a claim belongs to it: to the one before it, or where it comes first to the next. */
function withCases(chains: readonly ChainOfRow[]): readonly ChainOfRow[] {
  const claims = chains.filter((chain) => !statesCase(chain));
  if (claims.length === 0) return chains.slice(0, 1);
  return claims.map((claim): ChainOfRow => {
    const at = chains.indexOf(claim);
    const [before, after] = [at === 1 ? chains[0] : undefined, chains[at + 1]];
    const stated = [after, before].find((chain) => chain && statesCase(chain));
    return stated?.inCase ? { ...claim, inCase: stated.inCase } : claim;
  });
}

/** Whether a chain says for which indices something holds, and nothing else. */
export const statesCase = ({ inCase, sides }: Pick<Chain, 'inCase' | 'sides'>): boolean =>
  inCase !== undefined &&
  sides.every(({ written }) => !(written instanceof Unreadable) && isBareLetter(written, inCase));

const isBareLetter = (w: Written, { letters }: IndexCase): boolean =>
  w.kind === 'name' && letters.includes(w.base) && w.sub.length + w.sup.length === 0;

/** The rows of an environment that sets several under each other, and of those within it; other tokens are one row. */
function rowsIn(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const [only] = tokens;
  const rest = tokens.slice(1).filter((t) => !isSign(t, '.', ','));
  if (only?.kind !== 'array' || rest.length > 0) return [tokens];
  // A brace before several equations holds them together; one before values tells cases.
  if (only.open !== '' && !only.rows.every(isClaim)) return [tokens];
  const isOuter = only.rows.some((cells) => cells.flat()[0]?.kind === 'array');
  if (isOuter) return only.rows.flatMap((cells) => rowsIn(cells.flat()));
  if (!holdsClaims(only)) return [tokens];
  const rows: (readonly Token[])[] = [];
  for (const cells of only.rows) {
    const before = rows.at(-1);
    if (before && goesOn(cells)) rows[rows.length - 1] = [...before, ...cells.flat().filter((t) => t.kind !== 'gap')];
    else rows.push(withColumnsApart(cells));
  }
  return rows;
}

/** A row's cells in one, with a gap wherever one claim ends and the next column begins another. */
const withColumnsApart = (cells: readonly (readonly Token[])[]): readonly Token[] =>
  cells.flatMap((cell, n): readonly Token[] => {
    const [first] = cells.slice(n).flat();
    // `&=&`: a sign in a column of its own has its right side in the next.
    const isMiddle = cells[n - 1]?.every((t) => t.kind === 'gap' || (t.kind === 'sign' && EQUALITY.has(t.text)));
    const isApart = n > 0 && n % 2 === 0 && !isMiddle && isClaim(cells.slice(0, n)) && isClaim(cells.slice(n));
    return isApart && first ? [{ kind: 'gap', words: '', span: first.span }, ...cell] : cell;
  });

const isClaim = (cells: readonly (readonly Token[])[]): boolean =>
  cells.flat().some((t) => t.kind === 'sign' && EQUALITY.has(t.text));

/** A row that is the rest of the row before: nothing stands left of it, and it does not begin with a relation. */
function goesOn([left = [], ...cells]: readonly (readonly Token[])[]): boolean {
  const first = cells.flat().find((t) => t.kind !== 'gap');
  return left.length === 0 && first !== undefined && !(first.kind === 'sign' && EQUALITY.has(first.text));
}

const holdsClaims = ({ rows }: Token & { kind: 'array' }): boolean =>
  rows.flat(2).some((t) => t.kind === 'sign' && EQUALITY.has(t.text));

/** What a row says one after the other: gaps and commas set claims apart where both sides hold one. */
function clauses(row: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  const says = (tokens: readonly Token[]): boolean =>
    tokens.some((t) => t.kind === 'sign' && EQUALITY.has(t.text)) || indexCaseOf(tokens) !== undefined;
  let depth = 0;
  row.forEach((token, n) => {
    if (isSign(token, '(', '[', '{')) depth++;
    if (isSign(token, ')', ']', '}')) depth--;
    const current = parts.at(-1) as Token[];
    // `z = 1 → h = 1`: an arrow between two equations leads from one to the next.
    const isLeading = isSign(token, '->') && equates(current) && equates(upToNextGap(row, n + 1));
    const isBetween = depth === 0 && token.kind === 'sign' && (BETWEEN.has(token.text) || isLeading);
    const maySeparate = depth === 0 && (token.kind === 'gap' || isSign(token, ','));
    if (isBetween || (maySeparate && (says(current) || current.length === 0) && says(upToNextGap(row, n + 1))))
      parts.push([]);
    else current.push(token);
  });
  return parts.filter((part) => part.length > 0);
}

function upToNextGap(row: readonly Token[], from: number): readonly Token[] {
  const end = row.findIndex((t, n) => n >= from && (t.kind === 'gap' || isSign(t, ',')));
  return row.slice(from, end < 0 ? undefined : end);
}

const equates = (tokens: readonly Token[]): boolean => tokens.some((t) => isSign(t, '=', 'approx'));

/** None for what claims nothing; two where it says what something was, and what it is from then on. */
function chainsIn(clause: readonly Token[], vocabulary: Vocabulary): readonly ChainOfRow[] {
  const said = withSignBeforeValue(unboxed(withoutEnds(withoutAsides(clause))));
  const tokens = withoutNoun(withoutSet(withoutRemark(withoutLabel(said))));
  const inCase = indexCaseOf(tokens);
  const sides: Token[][] = [[]];
  const relations: { text: string; span: Span }[] = [];
  for (const token of merged(tokens)) {
    const isOther = token.kind === 'sign' && OTHER.has(token.text);
    // `A = B = -0.8 < 0`: beside what it is worked out to, a number is said to be negative.
    if (isOther && !inCase && relations.length > 1 && isLiteral(sides.at(-1))) break;
    if (isOther && !inCase) return [];
    if (token.kind === 'sign' && (isOther || EQUALITY.has(token.text))) {
      relations.push({ text: token.text, span: token.span });
      sides.push([]);
    } else sides.at(-1)?.push(token);
  }
  // `A = B =`, whose next row begins with what it is equal to.
  if (relations.length > 1 && sides.at(-1)?.length === 0) {
    relations.pop();
    sides.pop();
  }
  // A sign by itself is only spoken of.
  if (relations.length === 0 || sides.every((side) => side.length === 0)) return [];
  const goesOn = sides[0]?.length === 0;
  const span = spanOf(tokens, { start: 0, end: 0 });
  const read = withGradientsBy(sides)
    .slice(goesOn ? 1 : 0)
    .map((side, n) => sideOf(side, vocabulary, relations[goesOn ? n : n - 1]?.span ?? span));
  const chain = { span, goesOn, sides: read, relations, ...(inCase && { inCase }) };
  const change = relations.findIndex(({ text }, n) => text === '->' && isLiteral(sides[n]) && isLiteral(sides[n + 1]));
  return change < 0 ? [chain] : changeIn(chain, change);
}

/** `w ← w - η∇L`: in a step of w the gradient is by w. */
function withGradientsBy([head = [], ...sides]: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  const [name] = head;
  const isNamed = name?.kind === 'word' && head.slice(1).every((t) => t.kind === 'scripts');
  const within = (side: readonly Token[]): readonly Token[] => {
    const old = isNamed ? side.findIndex((t) => isWord(t, name.text)) : -1;
    const by = old < 0 ? [] : side.slice(old, side[old + 1]?.kind === 'scripts' ? old + 2 : old + 1);
    return side.flatMap((t, n): readonly Token[] => {
      const isBare = isWord(t, 'nabla') && side[n + 1]?.kind === 'word' && !isSign(side[n + 2], '(');
      return isBare && by.length > 0 ? [t, { kind: 'scripts', sub: by, sup: [], span: t.span }] : [t];
    });
  };
  return [head, ...sides.map(within)];
}

/** `w = 1 → 1.1`: what w was, and what it is from then on. */
function changeIn(chain: ChainOfRow, arrow: number): readonly ChainOfRow[] {
  const [head, ...values] = chain.sides;
  const [value, sign] = [values[arrow], chain.relations[arrow]];
  if (head === undefined || value === undefined || sign === undefined || chain.goesOn) return [];
  const before = { sides: chain.sides.slice(0, arrow + 1), relations: chain.relations.slice(0, arrow) };
  return [
    ...(arrow > 0 ? [{ ...chain, ...before, change: 'from' } as const] : []),
    { ...chain, span: value.span, sides: [head, value], relations: [sign], change: 'to' },
  ];
}

function sideOf(tokens: readonly Token[], vocabulary: Vocabulary, before: Span): Side {
  const span = spanOf(tokens, { start: before.end, end: before.end });
  try {
    return { span, written: parseWritten(withoutEnds(tokens), vocabulary, span) };
  } catch (error) {
    if (error instanceof Unreadable) return { span, written: error };
    throw error;
  }
}

const OR: ReadonlySet<string> = new Set(['or', 'or equivalently', 'i.e.', 'o', 'oder']);

/** “A or B”: another way to write the same. */
const alternative = (token: Token, n: number, row: readonly Token[]): Token => {
  if (token.kind !== 'gap' || !OR.has(token.words.toLowerCase())) return token;
  const isClaim = (part: readonly Token[]): boolean => part.some((t) => t.kind === 'sign' && EQUALITY.has(t.text));
  const after = row.slice(n + 1);
  return isClaim(row.slice(0, n)) && after.length > 0 && !isClaim(after)
    ? { ...token, kind: 'sign', text: '=' }
    : token;
};

const isLiteral = (side: readonly Token[] | undefined): boolean =>
  side?.some((t) => t.kind === 'number') === true && side.every((t) => t.kind === 'number' || isSign(t, '-'));

/** `(since x = 0)`: words in brackets, with what they speak of. */
function withoutAsides(tokens: readonly Token[]): readonly Token[] {
  const open = tokens.findIndex((t, n) => isSign(t, '(') && isWords(tokens[n + 1]));
  const close = open < 0 ? -1 : closingOf(tokens, open);
  return close < 0 ? tokens : withoutAsides([...tokens.slice(0, open), ...tokens.slice(close + 1)]);
}

/** `(x = 1)` in a column of its own. */
function unboxed(tokens: readonly Token[]): readonly Token[] {
  const inside = tokens.slice(1, -1);
  const isBox = isSign(tokens[0], '(') && isSign(tokens.at(-1), ')') && isClaim([inside]);
  return isBox && !inside.some((t) => isSign(t, '(', ')')) ? inside : tokens;
}

const isWords = (t: Token | undefined): boolean => t?.kind === 'gap' && /\p{L}{2}/u.test(t.words);

/** `dL/dw: 0.1`, `w: 1 → 1.1`, `w 1 → 1.1`: a colon that says what an equation does, or nothing in its place. */
function withSignBeforeValue(tokens: readonly Token[]): readonly Token[] {
  const arrow = tokens.findIndex((t) => isSign(t, '->'));
  const colon = tokens.findIndex((t) => isSign(t, ':'));
  const value = colon < 0 ? tokens.findLastIndex((t, n) => n < arrow && t.kind === 'number') : colon + 1;
  const [first, before] = [tokens[0], tokens[value - 1]];
  if (first === undefined || before === undefined || (colon < 0 && before.kind !== 'word' && before.kind !== 'scripts'))
    return tokens;
  const isDerivative = isWord(first, 'd', 'partial', 'nabla') || first.kind === 'fraction';
  const isChange = isLiteral(tokens.slice(value, arrow)) && isLiteral(tokens.slice(arrow + 1));
  if (!isChange && !(colon > 0 && isDerivative && isLiteral(tokens.slice(value)))) return tokens;
  const name = tokens.slice(0, colon < 0 ? value : colon);
  return [...name, { kind: 'sign', text: '=', span: before.span }, ...tokens.slice(value)];
}

/** `4.`, `i)`, `(a)` before a claim, and what stands before a colon. */
function withoutLabel(tokens: readonly Token[]): readonly Token[] {
  const relation = tokens.findIndex((t) => t.kind === 'sign' && EQUALITY.has(t.text));
  const colon = tokens.findIndex(
    (t, n) => isSign(t, ':') && !isSign(tokens[n + 1], '=') && !isSign(tokens[n - 1], '='),
  );
  if (colon >= 0 && colon < relation) return withoutEnds(tokens.slice(colon + 1));
  const [first, second, third, fourth] = tokens;
  // `(5) z = …`
  if (isSign(first, '(') && second?.kind === 'number' && isSign(third, ')') && fourth?.kind === 'gap')
    return withoutEnds(tokens.slice(3));
  const isBare = first?.kind === 'number' || (first?.kind === 'word' && first.text.length <= MOST_IN_LABEL);
  const isEnumerator = isBare && (isSign(second, ')') || (first.kind === 'number' && isSign(second, '.')));
  if (isEnumerator && third !== undefined && relation > 2) return withoutEnds(tokens.slice(2));
  return tokens;
}

/** `iii)` */
const MOST_IN_LABEL = 4;

/** `Loss L = …`: what a name is called is no factor before it. */
const withoutNoun = (tokens: readonly Token[]): readonly Token[] =>
  tokens[0]?.kind === 'word' && NOUNS.has(tokens[0].text.toLowerCase()) && tokens[1]?.kind === 'word'
    ? tokens.slice(1)
    : tokens;
const NOUNS: ReadonlySet<string> = new Set(
  'loss cost output unit neuron node activation pérdida coste salida unidad neurona verlust kosten ausgabe'.split(' '),
);

/** Words behind a claim, with the letters that they speak of: “let z be …”. */
function withoutRemark(tokens: readonly Token[]): readonly Token[] {
  const relation = tokens.findLastIndex((t) => t.kind === 'sign' && EQUALITY.has(t.text));
  const rest = tokens.slice(relation + 1);
  const gap = rest.findIndex((t) => t.kind === 'gap');
  const hasWords = rest.some(isWords);
  return relation >= 0 && gap > 0 && hasWords ? withoutEnds(tokens.slice(0, relation + 1 + gap)) : tokens;
}

/** `W = A \\in \\mathbb{R}^{2 \\times 3}`: which numbers it is of is no part of the claim. */
function withoutSet(tokens: readonly Token[]): readonly Token[] {
  const relation = tokens.findLastIndex((t) => t.kind === 'sign' && EQUALITY.has(t.text));
  const set = tokens.findLastIndex((t) => isSign(t, 'in'));
  return relation >= 0 && set > relation ? withoutEnds(tokens.slice(0, set)) : tokens;
}

/** Full stops, commas and words around a claim are not part of it. */
function withoutEnds(tokens: readonly Token[]): readonly Token[] {
  const isEnd = (t: Token | undefined): boolean => t?.kind === 'gap' || isSign(t, '.', ',', ';', '&');
  let [start, end] = [0, tokens.length];
  while (start < end && isEnd(tokens[start])) start++;
  while (end > start && isEnd(tokens[end - 1])) end--;
  return tokens.slice(start, end);
}

/** `:=` and `= ~` written as two signs. */
function merged(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token, n): readonly Token[] => {
    if (isSign(token, ':') && isSign(tokens[n + 1], '=')) return [];
    if (isSign(token, '=') && isSign(tokens[n + 1], 'approx')) return [];
    if (isSign(token, '=') && isSign(tokens[n - 1], ':')) return [{ ...token, kind: 'sign', text: ':=' }];
    return [token];
  });
}
