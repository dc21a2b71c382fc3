/** A content stream as its operations: what a page does, one after another (ISO 32000-1, 7.2 and 7.8). */

export type Operand =
  | number
  | { readonly name: string }
  /** A string, a character for each of its bytes. */
  | { readonly bytes: string }
  | readonly Operand[]
  | ReadonlyMap<string, Operand>;

/** `<0088> Tj`: the operator after its operands. A picture within the stream is one operation, `EI`. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly Operand[];
}

/** A stream that breaks the syntax. */
export class BrokenContent extends Error {}

/** White space and comments, then one of: bracket, hexadecimal string, beginning of a string, name, number, word. */
const TOKEN =
  /(?:[\s\0]|%[^\r\n]*)*(?:(<<|>>|[[\]])|<([\da-f\s\0]*)>|(\()|\/([^\s\0()<>[\]{}/%]*)|([+-]?(?:\d+\.?\d*|\.\d+))(?=[\s\0()<>[\]{}/%]|$)|([^\s\0()<>[\]{}/%]+))/iy;
const END_OF_PICTURE = /[\s\0]EI(?=[\s\0]|$)/g;

/** The operations of a decoded stream, given as text with a character for each byte. Throws BrokenContent. */
export function* operationsOf(content: string): Generator<Operation> {
  let at = 0;
  let operands: Operand[] = [];
  const open: { readonly bracket: string; readonly operands: Operand[] }[] = [];
  const begin = (bracket: string): void => {
    open.push({ bracket, operands });
    operands = [];
  };
  const end = (bracket: string, whole: Operand): void => {
    const outer = open.pop();
    if (outer?.bracket !== bracket) throw new BrokenContent(`a bracket is closed that was not opened, at byte ${at}`);
    operands = [...outer.operands, whole];
  };
  for (;;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(content);
    if (token === null) break;
    const [, bracket, hex, string, name, number, word] = token;
    at = TOKEN.lastIndex;
    if (bracket === '[' || bracket === '<<') begin(bracket);
    else if (bracket === ']') end('[', operands);
    else if (bracket === '>>') end('<<', dictionary(operands));
    else if (hex !== undefined) operands.push({ bytes: bytesOf(hex) });
    else if (name !== undefined) operands.push({ name: name.replace(/#([\da-f]{2})/gi, (_, code) => bytesOf(code)) });
    else if (number !== undefined) operands.push(Number(number));
    else if (string !== undefined) {
      const { bytes, next } = literal(content, at);
      operands.push({ bytes });
      at = next;
    } else if (word === 'ID') {
      END_OF_PICTURE.lastIndex = at;
      if (!END_OF_PICTURE.test(content)) throw new BrokenContent('a picture does not end');
      at = END_OF_PICTURE.lastIndex;
      yield { operator: 'EI', operands };
      operands = [];
    } else if (word !== undefined && open.length === 0) {
      yield { operator: word, operands };
      operands = [];
    }
  }
  if (open.length > 0 || /\S/.test(content.slice(at).replaceAll('\0', '')))
    throw new BrokenContent(`something cannot be read, at byte ${at}`);
}

function dictionary(operands: readonly Operand[]): ReadonlyMap<string, Operand> {
  const entries = new Map<string, Operand>();
  operands.forEach((key, n) => {
    const value = operands[n + 1];
    if (n % 2 === 0 && typeof key === 'object' && 'name' in key && value !== undefined) entries.set(key.name, value);
  });
  return entries;
}

/** A missing last digit is 0. */
const bytesOf = (hex: string): string =>
  (hex.replaceAll(/[\s\0]/g, '').match(/..?/g) ?? [])
    .map((pair) => String.fromCharCode(Number.parseInt(pair.padEnd(2, '0'), 16)))
    .join('');

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A string in round brackets, which may stand within it in pairs. */
function literal(content: string, start: number): { readonly bytes: string; readonly next: number } {
  let depth = 1;
  let bytes = '';
  for (let at = start; at < content.length; at++) {
    const character = content[at] as string;
    if (character === '\\') {
      const [escaped = ''] = /^(?:[0-7]{1,3}|\r\n|[\s\S])/.exec(content.slice(at + 1, at + 4)) ?? [];
      at += escaped.length;
      if (/^[0-7]/.test(escaped)) bytes += String.fromCharCode(Number.parseInt(escaped, 8) % 256);
      else if (!/^[\r\n]/.test(escaped)) bytes += ESCAPES[escaped] ?? escaped;
      continue;
    }
    if (character === '(') depth++;
    if (character === ')' && --depth === 0) return { bytes, next: at + 1 };
    bytes += character;
  }
  throw new BrokenContent('a string does not end');
}
