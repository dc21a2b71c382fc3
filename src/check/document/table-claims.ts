/** What the numbers and formulas in a table claim: each of what its row and its column name. */
import type { Span } from '../../language/source.js';
import { MARKS_OF_NEW, type Role, roleOf, saysUpdated } from './column-heads.js';
import type { Formula } from './formula.js';

/** What stands between the separators of a table, without spaces around it. */
export interface Cell {
  readonly text: string;
  readonly start: number;
}

export type Row = readonly Cell[];

/** A cell under a head that says what it holds, with what it claims. */
export interface Claimed {
  readonly cell: Span;
  readonly formulas: readonly Formula[];
}

/** What a table claims whose head says what its columns hold. */
export function claimsIn(rows: readonly Row[], caption: string): readonly Claimed[] {
  // Below a head that is blank stand the names.
  const heads = rows.slice(0, MOST_HEADS).map((row) => row.map(({ text }) => (text === '' ? 'name' : roleOf(text))));
  const told = heads.map((roles) => roles.filter(isNumbers).length);
  // A title above the columns may have words of theirs.
  const head = told.lastIndexOf(Math.max(...told, 1));
  const roles = heads[head];
  if (roles === undefined) return [];
  const afterUpdate = saysUpdated(caption);
  const claims = (row: Row, column: number): readonly Formula[] => {
    const [cell, role] = [row[column] as Cell, roles[column]];
    // Which values these are is not certain below “after the update”.
    if (!isNumbers(role) || (role === 'value' && afterUpdate)) return [];
    const named = row[roles.findLastIndex((r, n) => n < column && r === 'name')];
    const own = equationIn(cell);
    if (role === 'formula') {
      const led = leadsTo(roles, column);
      return named && !own ? asTabled(formulaOf(named, cell, led), led) : [];
    }
    if (own && named && isCalculation(own.name)) return asTabled(formulaOf(named, cell, role), role);
    if (own) return saysItself(own.name, role) ? [] : claimOf(own.name, own.value, role);
    const name = (role === 'value' ? workedOut(row.slice(0, column)) : undefined) ?? named ?? firstNamed(row, column);
    const worked = roles[column - 1] === 'product' ? row[column - 1] : undefined;
    return name ? asTabled(claimOf(name, cell, role, worked), role) : [];
  };
  return rows.slice(head + 1).flatMap((row) =>
    row.flatMap((cell, column): readonly Claimed[] => {
      const span = { start: cell.start, end: cell.start + cell.text.length };
      if (!isNumbers(roles[column])) return [];
      const formulas = claims(row, column);
      // What is no formula for the name in its row, and what says itself what it is of, is read as anywhere.
      const own = equationIn(cell);
      const isApart = roles[column] === 'formula' || (own && saysItself(own.name, roles[column]));
      return isApart && formulas.length === 0 ? [] : [{ cell: span, formulas }];
    }),
  );
}

/** Heads below each other, of which only the last tells the columns. */
const MOST_HEADS = 3;

/** What a column of numbers holds. */
type Numbers = Exclude<Role, 'name' | 'formula' | 'product'>;

const isNumbers = (role: Role | undefined): role is Exclude<Role, 'name' | 'product'> =>
  role !== undefined && role !== 'name' && role !== 'product';

const asTabled = (formulas: readonly Formula[], role: Numbers): readonly Formula[] =>
  role === 'value' ? formulas.map((f) => ({ ...f, isTabled: true })) : formulas;

/** Whether an equation in LaTeX needs no head to tell what it is of: `\frac{∂L}{∂w} = …` below “gradient”. */
const saysItself = (name: Cell, role: Role | undefined): boolean => {
  const { inside, notation } = unwrapped(name);
  return notation === 'latex' && isNumbers(role) && role !== 'formula' && HEADS.latex[role](inside) === inside;
};

/** What the last formula in these cells is for, whose value comes next: `∂L/∂w = δ h`. */
const workedOut = (cells: Row): Cell | undefined =>
  cells.map(equationIn).findLast((e) => e && !isNumber(e.value) && !isCalculation(e.name))?.name;

const isNumber = (cell: Cell): boolean => {
  const { inside, notation } = unwrapped(cell);
  return numberIn(inside, notation) !== undefined;
};

const firstNamed = (row: Row, column: number): Cell | undefined =>
  row
    .slice(0, column)
    .map(equationIn)
    .find((e) => e !== undefined)?.name;

/** `W1 = 1` in one cell. */
function equationIn({ text, start }: Cell): { readonly name: Cell; readonly value: Cell } | undefined {
  const { inside, notation, lead } = unwrapped({ text, start });
  const sign = inside.search(/=|≈|\\approx/);
  if (sign < 0) return undefined;
  const length = inside.startsWith('\\approx', sign) ? '\\approx'.length : 1;
  const part = (from: number, to: number): Cell => {
    const piece = trimmed(inside.slice(from, to), start + lead + from);
    return notation === 'latex' ? { text: `$${piece.text}$`, start: piece.start - 1 } : piece;
  };
  return { name: part(0, sign), value: part(sign + length, inside.length) };
}

/** Whether it is no name, but several that are multiplied or added up: `\delta_1 x_1`. */
function isCalculation({ text }: Cell): boolean {
  const { inside, notation } = unwrapped({ text, start: 0 });
  if (notation !== 'latex' || /partial|nabla/.test(inside)) return false;
  const bare = inside
    .replace(/[_^](?:\{[^{}]*\}|.)/g, '')
    .replace(/\\(?:hat|bar|tilde|vec|Delta|mathbf|mathrm|text)\b/g, '');
  return /\S\s+\S|\\(?:cdot|times)|[*+]/.test(bare.trim());
}

const WRAPPINGS = [/^\$(.*)\$$/s, /^\\\((.*)\\\)$/s, /^\*\*(.*)\*\*$/s, /^`(.*)`$/s, /^\\textbf\{(.*)\}$/s];

interface Unwrapped {
  readonly inside: string;
  readonly notation: 'latex' | 'text';
  /** How many characters stand before the inside. */
  readonly lead: number;
}

function unwrapped({ text }: Cell): Unwrapped {
  for (const wrapping of WRAPPINGS) {
    const inside = wrapping.exec(text)?.[1];
    if (inside === undefined) continue;
    const lead = text.indexOf(inside, 1);
    if (!/^[$\\][$(]?(?!t)/.test(text)) {
      const deeper = unwrapped({ text: inside, start: 0 });
      return { ...deeper, lead: lead + deeper.lead };
    }
    return { inside, notation: 'latex', lead };
  }
  return { inside: text, notation: /\\[a-zA-Z]/.test(text) ? 'latex' : 'text', lead: 0 };
}

const NUMBER = /^[\s\d.,+\-−–×·^{}()*eE⁰¹²³⁴⁵⁶⁷⁸⁹⁻]*\d[\s\d.,+\-−–×·^{}()*eE⁰¹²³⁴⁵⁶⁷⁸⁹⁻]*$/u;

/** The numbers of several samples, or of a whole array. */
const MATRIX = /^\s*\\begin\{([bp]?matrix)\}[\s\d.,\-−&\\{}]*\\end\{\1\}\s*$/u;

/** `worked`: the cell whose calculation leads to the value. */
export function claimOf(name: Cell, value: Cell, role: Numbers, worked?: Cell): readonly Formula[] {
  const { inside: of, notation } = unwrapped(name);
  const { inside: shown, lead } = unwrapped(value);
  if (of.trim() === '' || /[=≈]/u.test(of)) return [];
  const head = `${HEADS[notation][MARKS_OF_NEW.test(of) && role === 'new' ? 'value' : role](of)} = `;
  if (notation === 'latex' && MATRIX.test(shown)) return [asWritten(head, shown, value.start + lead)];
  const number = numberIn(shown, notation);
  if (number === undefined) return isOpenValue(value) ? [asWritten(head, shown, value.start + lead)] : [];
  const calculation = worked && numberIn(unwrapped(worked).inside, notation);
  const before = calculation === undefined ? head : `${head}${calculation} = `;
  const [start, end] = [value.start + lead, value.start + lead + shown.trimEnd().length];
  return [
    {
      text: `${before}${number}`,
      notation,
      offsetOf: (at) => {
        if (worked && at >= head.length && at < before.length)
          return worked.start + (at === head.length ? 0 : worked.text.length);
        return at < before.length + number.length ? start : end;
      },
      isDisplayed: true,
      isMarked: false,
    },
  ];
}

/** What is left of a value in letters that have none: `0.3 - 0.2x`. */
function isOpenValue(value: Cell): boolean {
  const { inside, notation } = unwrapped(value);
  return notation === 'latex' && /\d/.test(inside) && !/[=≈<>]|\\(?:approx|to|text|mathrm|pm|%)/u.test(inside);
}

/** A number, or what is worked out from numbers alone; undefined where there are other things. */
function numberIn(shown: string, notation: 'latex' | 'text'): string | undefined {
  const plain = shown
    .replace(/\\(?:times|cdot)(?![a-zA-Z])/g, '×')
    .replace(/\{,\}/g, '.')
    .replace(/\\[,;!]/g, '');
  if (!NUMBER.test(plain)) return undefined;
  return notation === 'latex' ? latexNumber(plain) : plain;
}

/** What the formulas in a column lead to: the numbers behind it, else those before it; from old values to new ones. */
function leadsTo(roles: readonly (Role | undefined)[], column: number): Numbers {
  const behind = roles.slice(column + 1).find(isOfNumbers);
  const before = roles.slice(0, column).findLast(isOfNumbers) ?? 'value';
  return behind ?? (before === 'old' ? 'new' : before);
}

const isOfNumbers = (role: Role | undefined): role is Numbers => isNumbers(role) && role !== 'formula';

/** `q_1 | W x` under heads that say so: q_1 = W x; and `w_1 | \delta_1 x_1 = 0.3`. */
function formulaOf(name: Cell, cell: Cell, role: Numbers): readonly Formula[] {
  const [{ inside: of, notation }, { inside: shown, notation: written, lead }] = [unwrapped(name), unwrapped(cell)];
  if (notation !== 'latex' || written !== 'latex' || of.trim() === '' || /[=≈]|\\approx/u.test(of)) return [];
  return [asWritten(`${HEADS.latex[role](of)} = `, shown, cell.start + lead)];
}

/** What a cell holds that begins at `start`, behind a head that the table tells. */
const asWritten = (head: string, shown: string, start: number): Formula => ({
  text: `${head}${shown}`,
  notation: 'latex',
  offsetOf: (at) => start + Math.max(at - head.length, 0),
  isDisplayed: true,
  isMarked: false,
});

/** What a column says of the name in its row. */
const HEADS: Readonly<Record<'latex' | 'text', Readonly<Record<Numbers, (name: string) => string>>>> = {
  latex: {
    value: (name) => name,
    old: (name) => `{${name}}^{\\mathrm{old}}`,
    new: (name) => `{${name}}^{\\mathrm{new}}`,
    gradient: (name) => (/partial|nabla/.test(name) ? name : `\\frac{\\partial \\mathrm{Loss}}{\\partial ${name}}`),
  },
  text: {
    value: (name) => name,
    old: (name) => `${name}^old`,
    new: (name) => `${name}^new`,
    gradient: (name) => (/[∂∇/]/u.test(name) ? name : `∂Loss/∂${name}`),
  },
};

/** `4.4e-4`, `4.4 × 10⁻⁴` as LaTeX has them. */
const latexNumber = (text: string): string =>
  text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+/gu, (power) => `^{${power.normalize('NFKC')}}`)
    .replace(/[eE]([+-]?\d+)/, (_, power: string) => `×10^{${Number(power)}}`)
    .replace(/\^([-−]\d+)/u, '^{$1}')
    .replaceAll('×', '\\times ');

/** A cell without the spaces around it. */
export function trimmed(text: string, start: number): Cell {
  const lead = text.length - text.trimStart().length;
  return { text: text.trim(), start: start + lead };
}
