/** The words of a LaTeX document as Markdown: headings, lists and emphasis; what only sets the page is left out. */

const HEADINGS: Readonly<Record<string, string>> = {
  title: '#',
  part: '#',
  chapter: '#',
  section: '##',
  subsection: '###',
  subsubsection: '####',
  paragraph: '####',
};

const TABULAR = /\\begin\{(tabular[*xy]?|longtable)\}(?:\{(?:[^{}]|\{[^{}]*\})*\})+([\s\S]*?)\\end\{\1\}/g;
const LINES_OF_TABLE =
  /\\(?:hline|toprule|midrule|bottomrule|endhead)\b|\\c(?:mid)?(?:line|rule)(?:\([^)]*\))?\{[^{}]*\}/g;

/** The rows of a LaTeX table as a table in Markdown; the first one is its head. */
function tableOf(rows: string): string {
  const cells = rows
    .replace(LINES_OF_TABLE, '')
    .split(/\\\\(?:\[[^\]\n]*\])?/)
    .filter((row) => row.trim() !== '')
    .map((row) => row.split(/(?<!\\)&/).map((cell) => cell.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()));
  const [head = [], ...others] = cells;
  const lines = [head, head.map(() => '---'), ...others].map((row) => `| ${row.join(' | ')} |`);
  return `\n\n${lines.join('\n')}\n\n`;
}

/** Each replaces what the ones before have left. */
const RULES: readonly (readonly [RegExp, string | ((...groups: string[]) => string)])[] = [
  [/(?<!\\)%.*$/gm, ''],
  [
    /\\(title|part|chapter|(?:sub)*section|paragraph)\*?(?:\[[^\]\n]*\])?\{([^{}\n]*)\}/g,
    (_, name = '', words = '') => `\n\n${HEADINGS[name]} ${words}\n\n`,
  ],
  [TABULAR, (_, _name, rows = '') => tableOf(rows)],
  [/\\item\b[ \t]*(?:\[([^\]\n]*)\])?/g, (_, label = '') => `\n\n- ${label} `],
  [/\\(?:textbf|mathbf)\{([^{}\n]*)\}/g, '**$1**'],
  [/\\(?:emph|textit)\{([^{}\n]*)\}/g, '*$1*'],
  [/\\(?:texttt|verb)\{([^{}\n]*)\}/g, '`$1`'],
  [/\\(?:begin|end)\{[^{}\n]*\}(?:\[[^\]\n]*\])?/g, '\n\n'],
  [/\\eqref\{([^{}\n]*)\}/g, '($1)'],
  [/\\(?:auto|c|C)?ref\*?\{([^{}\n]*)\}/g, '$1'],
  [/\\cite[a-z]*\*?(?:\[[^\]\n]*\])?\{([^{}\n]*)\}/g, '[$1]'],
  [/\\(?:label|vspace|hspace|usepackage|input|includegraphics)\*?(?:\[[^\]\n]*\])?\{[^{}\n]*\}/g, ''],
  [/\\\\(?:\[[^\]\n]*\])?|\\newline\b/g, '\n\n'],
  [/\\([%$&#_{}])/g, '$1'],
  [/(?<!\\)~|\\[ ,;]/g, ' '],
  [/``|''/g, '"'],
  [/\\[a-zA-Z]+\*?(?:\[[^\]\n]*\])?[ \t]?/g, ''],
  [/[{}]/g, ''],
  [/^[ \t]+/gm, ''],
];

/** A LaTeX `text` as Markdown. Stand-ins for mathematics stay what they are. */
export function proseOf(text: string): string {
  const [preamble = ''] = /^[\s\S]*?\\begin\{document\}/.exec(text) ?? [];
  const body = text
    .slice(preamble.length)
    .replace(/\\end\{document\}[\s\S]*$/, '')
    .replace(/\\maketitle\b/, () => `${saidIn(preamble, 'title')}\n\n${saidIn(preamble, 'author')}\n\n`);
  return RULES.reduce(
    (prose, [pattern, by]) => (typeof by === 'string' ? prose.replace(pattern, by) : prose.replace(pattern, by)),
    body,
  );
}

/** What a preamble says for the head of its document, a title as a command of one. */
function saidIn(preamble: string, command: 'title' | 'author'): string {
  const [whole = '', words = ''] = new RegExp(String.raw`\\${command}\{([^{}]*)\}`).exec(preamble) ?? [];
  return command === 'title' ? whole : words;
}
