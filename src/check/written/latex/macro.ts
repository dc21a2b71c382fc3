/** Macros as KaTeX expands them. */

/** A macro for KaTeX: its body, or what it does with the tokens behind it. */
export type Macro = string | ((context: MacroContext) => string);

/** Macros by their names: `\pd` to `\frac{\partial #1}{\partial #2}`. */
export type Macros = Readonly<Record<string, Macro>>;

/** The part of KaTeX's macro expander that is used here. */
export interface MacroContext {
  consumeSpaces(): void;
  future(): MacroToken;
  popToken(): MacroToken;
  /** Each argument's tokens, the last one first. */
  consumeArgs(count: number): readonly (readonly MacroToken[])[];
}

interface MacroToken {
  readonly text: string;
}

/** The arguments behind a macro, as they are written. */
export const argumentsOf = (context: MacroContext, count: number): readonly string[] =>
  context.consumeArgs(count).map((arg) => textOf(arg.toReversed()));

/** What stands in brackets behind a macro; undefined where there are none. */
export function optionalOf(context: MacroContext): string | undefined {
  context.consumeSpaces();
  if (context.future().text !== '[') return undefined;
  context.popToken();
  const tokens: MacroToken[] = [];
  for (let token = context.popToken(); !/^(?:\]|EOF)$/.test(token.text); token = context.popToken()) tokens.push(token);
  return textOf(tokens);
}

/** The name of a macro must not run into the letter behind it. */
const textOf = (tokens: readonly MacroToken[]): string =>
  tokens.map(({ text }) => (/^\\[A-Za-z]+$/.test(text) ? `${text} ` : text)).join('');
