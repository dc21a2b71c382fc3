/**
 * What a LaTeX document defines for itself, as far as mathematics needs it: macros that KaTeX can expand, macros that
 * only set things on the page, and environments that hold equations.
 */
import katex from 'katex';

/** A macro for KaTeX: its body, or what it does with the tokens behind it. */
export type Macro = string | ((context: MacroContext) => string);

/** The part of KaTeX's macro expander that is used here. */
interface MacroContext {
  consumeSpaces(): void;
  future(): { readonly text: string };
  popToken(): { readonly text: string };
  consumeArgs(count: number): unknown;
}

export interface Preamble {
  readonly macros: Readonly<Record<string, Macro>>;
  /** Environments that stand for one of amsmath's. */
  readonly environments: readonly string[];
}

interface Definition {
  readonly name: string;
  readonly parameters: number;
  readonly hasOptional: boolean;
  readonly body: string;
}

const COMMAND =
  /\\(?:re)?(?:new|provide)command\*?\s*(?:\{\s*(\\[A-Za-z]+)\s*\}|(\\[A-Za-z]+))\s*(?:\[(\d)\])?\s*(\[[^\]]*\])?\s*(?=\{)/g;
const OPERATOR = /\\DeclareMathOperator\*?\s*\{\s*(\\[A-Za-z]+)\s*\}\s*(?=\{)/g;
const DEF = /\\def\s*(\\[A-Za-z]+)\s*((?:#\d)*)(?=\{)/g;
const ENVIRONMENT = /\\(?:re)?newenvironment\*?\s*\{\s*([A-Za-z]+\*?)\s*\}\s*(?:\[\d\])?\s*(?:\[[^\]]*\])?\s*(?=\{)/g;
const OF_AMSMATH = /equation|align|gather|multline|eqnarray|displaymath/;

/** The definitions in a text. */
export function preambleOf(text: string): Preamble {
  const definitions: Definition[] = [];
  for (const m of text.matchAll(COMMAND)) {
    const body = bracedAt(text, m.index + m[0].length);
    const name = m[1] ?? m[2];
    if (name && body !== undefined) {
      definitions.push({ name, parameters: Number(m[3] ?? 0), hasOptional: m[4] !== undefined, body });
    }
  }
  for (const m of text.matchAll(OPERATOR)) {
    const body = bracedAt(text, m.index + m[0].length);
    if (body !== undefined)
      definitions.push({ name: m[1] as string, parameters: 0, hasOptional: false, body: `\\operatorname{${body}}` });
  }
  for (const m of text.matchAll(DEF)) {
    const body = bracedAt(text, m.index + m[0].length);
    const parameters = (m[2] ?? '').length / 2;
    if (body !== undefined) definitions.push({ name: m[1] as string, parameters, hasOptional: false, body });
  }
  return { macros: macrosOf(definitions), environments: environmentsIn(text) };
}

/** A macro is mathematics where KaTeX can set it; any other is taken to be layout, and what it is given is left out. */
function macrosOf(definitions: readonly Definition[]): Readonly<Record<string, Macro>> {
  const macros: Record<string, Macro> = {};
  for (const { name, body } of definitions) macros[name] = body;
  const layout = definitions.filter(({ name, parameters, hasOptional }) => {
    if (hasOptional) return true;
    return !isMathematics(`${name}${'{x}'.repeat(parameters)}`, macros);
  });
  for (const d of layout) macros[d.name] = gobbling(d);
  return macros;
}

const MOST_MACROS = 200;

function isMathematics(sample: string, macros: Readonly<Record<string, Macro>>): boolean {
  if (Object.keys(macros).length > MOST_MACROS) return false;
  try {
    katex.renderToString(sample, { macros: { ...macros } as Record<string, string>, strict: false, maxExpand: 200 });
    return true;
  } catch {
    return false;
  }
}

const gobbling =
  ({ parameters, hasOptional }: Definition): Macro =>
  (context) => {
    if (hasOptional) {
      context.consumeSpaces();
      if (context.future().text === '[') while (!/^(?:\]|EOF)$/.test(context.popToken().text));
    }
    context.consumeArgs(hasOptional ? parameters - 1 : parameters);
    return '';
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

/** What stands in the braces that open at an offset; undefined where they do not close. */
function bracedAt(text: string, from: number): string | undefined {
  if (text[from] !== '{') return undefined;
  let depth = 0;
  for (let n = from; n < text.length; n++) {
    if (text[n] === '\\') n++;
    else if (text[n] === '{') depth++;
    else if (text[n] === '}' && --depth === 0) return text.slice(from + 1, n);
  }
  return undefined;
}
