/** Code in its tokens, so that a page can tell them apart. */

export type TokenKind = 'comment' | 'string' | 'keyword' | 'plain';
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const PYTHON = {
  token: /(?<comment>#.*)|(?<string>""".*?"""|"[^"]*")|(?<word>[A-Za-z_]\w*)/gu,
  keywords: ['import', 'as', 'def', 'return', 'for', 'in', 'with', 'from', 'True', 'False', 'None', 'if', 'else'],
};
const TYPESCRIPT = {
  token: /(?<comment>\/\/.*|\/\*.*?\*\/)|(?<string>'[^']*'|`[^`]*`)|(?<word>[A-Za-z_$][\w$]*)/gu,
  keywords: [
    'import',
    'from',
    'const',
    'let',
    'function',
    'return',
    'for',
    'of',
    'if',
    'else',
    'type',
    'readonly',
    'as',
  ],
};

/** The tokens of a line; nothing goes over several lines in an exported program but what is in brackets. */
export function tokensOf(line: string, isPython: boolean): readonly Token[] {
  const { token, keywords } = isPython ? PYTHON : TYPESCRIPT;
  const tokens: Token[] = [];
  let end = 0;
  const plain = (text: string): void => void (text !== '' && tokens.push({ kind: 'plain', text }));
  for (const { 0: text, index, groups = {} } of line.matchAll(token)) {
    const [name = 'word'] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
    if (name === 'word' && !keywords.includes(text)) continue;
    plain(line.slice(end, index));
    tokens.push({ kind: name === 'word' ? 'keyword' : (name as TokenKind), text });
    end = index + text.length;
  }
  plain(line.slice(end));
  return tokens;
}
