/** What a careful author does not write, though it compiles: looked for in the source of a sheet below its preamble. */
const SMELLS: Readonly<Record<string, RegExp>> = {
  'doubled braces': /\{\{[^{}]*\}\}|\{ \{/,
  'an empty group': /(?<![@A-Za-z])\{\}(?![-' }])/,
  'a tag written by hand': /\\tag\b/,
  'growing brackets around what does not grow':
    /\\left[([|](?:(?!\\right|\\[dt]?frac|\\sum|\\begin|\\pd\{|\\td\{|\\mathstrut).)*\\right/,
  'a command and its argument apart': /\\(?:frac|tfrac|sqrt|mathrm|mathit|operatorname|text|emph|caption|section) \{/,
  'a double sign': /[+-] [+-](?!\d*\))|- -\d/,
  'what JavaScript prints for nothing': /\[object|undefined|NaN|null\b/,
  'space at the end of a line': / $/m,
  'several empty lines': /\n\n\n/,
  'a tab': /\t/,
  'an old way to say it': /\$\$|\\over\b|\\bf\b|\\it\b|eqnarray|\\centerline/,
  'spacing by hand': /\\hspace|\\hskip|\\kern|\\smash|\\makebox/,
  'a derivative without its macro': /\\frac\{\\partial|\\partial [^/]*\/\\partial/,
};

/** The smells of `source`, each with the line where it is. */
export function smellsIn(source: string): readonly string[] {
  const body = source.slice(source.lastIndexOf('\\sheettitle'));
  return Object.entries(SMELLS).flatMap(([name, smell]) => {
    const found = smell.exec(body);
    if (found === null) return [];
    const line = body.slice(body.lastIndexOf('\n', found.index) + 1).split('\n')[0];
    return [`${name}: ${line}`];
  });
}
