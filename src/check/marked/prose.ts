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

/** Each replaces what the ones before have left. */
const RULES: readonly (readonly [RegExp, string | ((...groups: string[]) => string)])[] = [
  [/(?<!\\)%.*$/gm, ''],
  [
    /\\(title|part|chapter|(?:sub)*section|paragraph)\*?(?:\[[^\]\n]*\])?\{([^{}\n]*)\}/g,
    (_, name = '', words = '') => `\n\n${HEADINGS[name]} ${words}\n\n`,
  ],
  [/\\item\b[ \t]*(?:\[([^\]\n]*)\])?/g, (_, label = '') => `\n\n- ${label} `],
  [/\\(?:textbf|mathbf)\{([^{}\n]*)\}/g, '**$1**'],
  [/\\(?:emph|textit)\{([^{}\n]*)\}/g, '*$1*'],
  [/\\(?:texttt|verb)\{([^{}\n]*)\}/g, '`$1`'],
  [/\\(?:begin|end)\{[^{}\n]*\}(?:\[[^\]\n]*\])?/g, '\n\n'],
  [/\\(?:label|ref|eqref|cite|vspace|hspace|usepackage|input|includegraphics)\*?(?:\[[^\]\n]*\])?\{[^{}\n]*\}/g, ''],
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
  const body = text.replace(/^[\s\S]*?\\begin\{document\}/, '').replace(/\\end\{document\}[\s\S]*$/, '');
  return RULES.reduce(
    (prose, [pattern, by]) => (typeof by === 'string' ? prose.replace(pattern, by) : prose.replace(pattern, by)),
    body,
  );
}
