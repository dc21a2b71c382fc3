/** The macros that a LaTeX source defines, put in where they are used. */

interface Definition {
  readonly parameters: number;
  readonly meaning: string;
}

/** Those of the form `\newcommand{\name}[n]{meaning}` on a line of their own. */
export function macrosOf(tex: string): ReadonlyMap<string, Definition> {
  const lines = tex.matchAll(/^\\(?:new|provide)command\{\\([A-Za-z]+)\}(?:\[(\d)\])?\{(.*)\} *% /gm);
  return new Map([...lines].map(([, name = '', n = '0', meaning = '']) => [name, { parameters: Number(n), meaning }]));
}

/** `tex` with its own macros written out. */
export function withoutMacros(tex: string, macros = macrosOf(tex)): string {
  let written = '';
  let rest = tex;
  for (let next = /\\([A-Za-z]+) ?/.exec(rest); next; next = /\\([A-Za-z]+) ?/.exec(rest)) {
    const macro = macros.get(next[1] ?? '');
    const end = next.index + next[0].length;
    if (macro === undefined || isDefinition(rest, next.index)) {
      written += rest.slice(0, end);
      rest = rest.slice(end);
      continue;
    }
    written += rest.slice(0, next.index);
    rest = rest.slice(end);
    let { meaning } = macro;
    for (let n = 1; n <= macro.parameters; n++) {
      const length = groupLength(rest);
      meaning = meaning.replaceAll(`#${n}`, () => rest.slice(1, length - 1));
      rest = rest.slice(length);
    }
    // A command that a letter follows keeps its space.
    rest = `${meaning}${/[A-Za-z]$/.test(meaning) && /^[A-Za-z]/.test(rest) ? ' ' : ''}${rest}`;
  }
  return written + rest;
}

const isDefinition = (tex: string, at: number): boolean => /\\(?:new|provide)command\{$/.test(tex.slice(at - 16, at));

/** How long the group is that begins `text`, braces included. */
function groupLength(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at + 1;
  }
  throw new Error(`an argument is missing: ${text.slice(0, 40)}`);
}
