/**
 * What a LaTeX document defines for itself, as far as mathematics needs it: macros that KaTeX can expand, macros that
 * only set things on the page, and environments that hold equations.
 */
import { isLatex } from '../written/latex/katex-tree.js';
import { argumentsOf, type Macro, type Macros, optionalOf } from '../written/latex/macro.js';

export interface Preamble {
  readonly macros: Macros;
  /** Environments that stand for one of amsmath's. */
  readonly environments: readonly string[];
}

interface Definition {
  readonly name: string;
  readonly parameters: number;
  /** What the first parameter is where none is given in brackets; undefined where all stand in braces. */
  readonly optional: string | undefined;
  readonly body: string;
}

const COMMAND =
  /\\(?:re)?(?:new|provide)command\*?\s*(?:\{\s*(\\[A-Za-z]+)\s*\}|(\\[A-Za-z]+))\s*(?:\[(\d)\])?\s*(\[[^\]]*\])?\s*(?=\{)/g;
const OPERATOR = /\\DeclareMathOperator\*?\s*\{\s*(\\[A-Za-z]+)\s*\}\s*(?=\{)/g;
const DEF = /\\def\s*(\\[A-Za-z]+)\s*((?:#\d)*)(?=\{)/g;
const LET = /\\let\s*(\\[A-Za-z]+)\s*=?\s*(\\[A-Za-z]+)/g;
const ENVIRONMENT = /\\(?:re)?newenvironment\*?\s*\{\s*([A-Za-z]+\*?)\s*\}\s*(?:\[\d\])?\s*(?:\[[^\]]*\])?\s*(?=\{)/g;
const OF_AMSMATH = /equation|align|gather|multline|eqnarray|displaymath/;

/** The definitions in a text. */
export function preambleOf(text: string): Preamble {
  const definitions: Definition[] = [];
  for (const m of text.matchAll(COMMAND)) {
    const body = bracedAt(text, m.index + m[0].length);
    const name = m[1] ?? m[2];
    if (name && body !== undefined) {
      definitions.push({ name, parameters: Number(m[3] ?? 0), optional: m[4]?.slice(1, -1), body });
    }
  }
  for (const m of text.matchAll(OPERATOR)) {
    const body = bracedAt(text, m.index + m[0].length);
    if (body !== undefined)
      definitions.push({ name: m[1] as string, parameters: 0, optional: undefined, body: `\\operatorname{${body}}` });
  }
  for (const m of text.matchAll(DEF)) {
    const body = bracedAt(text, m.index + m[0].length);
    const parameters = (m[2] ?? '').length / 2;
    if (body !== undefined) definitions.push({ name: m[1] as string, parameters, optional: undefined, body });
  }
  for (const [, name = '', body = ''] of text.matchAll(LET)) {
    if (name !== body) definitions.push({ name, parameters: 0, optional: undefined, body });
  }
  return { macros: macrosOf(definitions), environments: environmentsIn(text) };
}

/** A macro is mathematics where KaTeX can set it; any other is taken to be layout, and what it is given is left out. */
function macrosOf(definitions: readonly Definition[]): Macros {
  const macros: Record<string, Macro> = {};
  for (const d of definitions) macros[d.name] = d.optional === undefined ? d.body : withOptional(d, d.optional);
  const isTooMany = definitions.length > MOST_MACROS;
  const layout = definitions.filter(
    ({ name, parameters, optional }) =>
      isTooMany || !isLatex(`${name}${'{x}'.repeat(optional === undefined ? parameters : parameters - 1)}`, macros),
  );
  for (const d of layout) macros[d.name] = gobbling(d);
  return macros;
}

const MOST_MACROS = 200;

const gobbling =
  ({ parameters, optional }: Definition): Macro =>
  (context) => {
    if (optional !== undefined) optionalOf(context);
    context.consumeArgs(optional === undefined ? parameters : parameters - 1);
    return '';
  };

/** `\newcommand{\w}[2][1]{w_{#1}^{#2}}`: what `\w[7]{2}` and `\w{2}` become. */
const withOptional =
  ({ parameters, body }: Definition, otherwise: string): Macro =>
  (context) => {
    const given = optionalOf(context) ?? otherwise;
    const args = [given, ...argumentsOf(context, parameters - 1)];
    return body.replace(/#(\d)/g, (_, n: string) => args[Number(n) - 1] ?? '');
  };

function environmentsIn(text: string): readonly string[] {
  const names: string[] = [];
  for (const m of text.matchAll(ENVIRONMENT)) {
    const opening = bracedAt(text, m.index + m[0].length) ?? '';
    const isOne =
      OF_AMSMATH.test(opening) || names.some((name) => opening.includes(`\\${name}`) || opening.includes(`{${name}}`));
    if (isOne && !/minipage|lrbox/.test(opening)) names.push(m[1] as string);
  }
  return names;
}

/** What is longer is no notation. */
const LONGEST_BODY = 2000;

/** What stands in the braces that open at an offset; undefined where they do not close. */
function bracedAt(text: string, from: number): string | undefined {
  if (text[from] !== '{') return undefined;
  let depth = 0;
  const end = Math.min(text.length, from + LONGEST_BODY);
  for (let n = from; n < end; n++) {
    if (text[n] === '\\') n++;
    else if (text[n] === '{') depth++;
    else if (text[n] === '}' && --depth === 0) return text.slice(from + 1, n);
  }
  return undefined;
}
