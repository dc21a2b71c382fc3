/** A template of the user's own that cannot be filled. In a file of its own: who only reports it loads no templates. */
export class TemplateError extends Error {}

/** `error` of Handlebars as one of the template in `file`, by its line; of the innermost template, if several are in each other. */
export function templateError(error: Error, file: string, text: string): TemplateError {
  if (error instanceof TemplateError) return error;
  const { line, message } = placed(error, text);
  return new TemplateError(`${file}:${line === undefined ? '' : `${line}:`} ${message}`);
}

/** Handlebars says the line in its own words, a different way for each kind of error, and none of a partial. */
function placed({ message }: Error, text: string): { readonly line: number | undefined; readonly message: string } {
  const [, parsed, shown] = /^Parse error on line (\d+):\n(.*)/.exec(message) ?? [];
  if (parsed !== undefined) return { line: Number(parsed), message: `not a template: ${shown}` };
  const [, missing] = /^The partial (\S+) could not be found/.exec(message) ?? [];
  if (missing !== undefined) {
    const line = text.split('\n').findIndex((row) => row.includes('{{>') && row.includes(missing)) + 1;
    return { line: line || undefined, message: `there is no partial ${missing}` };
  }
  const [, plain, at] = /^(.*) - (\d+):\d+$/s.exec(message) ?? [];
  const [, name] = /^"(.*)" not defined in/.exec(plain ?? '') ?? [];
  return {
    line: at === undefined ? undefined : Number(at),
    message: name === undefined ? (plain ?? message) : `nothing here has the name ${name}`,
  };
}
