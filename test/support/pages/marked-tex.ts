import { type MarkKind, markUrl } from './marks.js';

const COMMAND = `\\DeclareRobustCommand{\\pagemark}[1]{\\leavevmode\\rlap{\\href{#1}{\\vphantom{x}\\hbox to 2pt{\\hss}}}}`;
const HEADING = /^(\\(sheetpart|section|subsection))(\[.*?\])?\{/;

/** The LaTeX of a sheet with a link of no width in each block, row and line, which changes nothing else. */
export function markedTex(source: string): string {
  const [preamble, body] = source.split('\\begin{document}') as [string, string];
  let block = 0;
  let isBox = false;
  let inside: 'chain' | 'head' | 'cells' | undefined;
  const mark = (kind: MarkKind): string => `\\pagemark{${markUrl(kind, block)}}`;
  const lines = body.split('\n');
  const marked = lines.map((line, n) => {
    const heading = HEADING.exec(line);
    if (/^\\begin\{(?:chain|longchain|longtable)\}/.test(line)) block++;
    if (/^\\begin\{(?:chain|longchain)\}/.test(line)) inside = 'chain';
    else if (line.startsWith('\\toprule')) inside = 'head';
    else if (line.startsWith('\\endfoot')) inside = 'cells';
    else if (line.startsWith('\\midrule') || /^\\end\{(?:chain|longchain|longtable)\}/.test(line)) inside = undefined;
    else if (/\\(?:begin|end)\{answer\}/.test(line)) isBox = line.includes('begin');
    else if (inside === 'chain') {
      const kind = /&(?:\\quad )?\\qquad/.test(line) ? 'rest' : isBox ? 'box' : 'line';
      return line.replace('&', () => `&${mark(kind)}`);
    } else if (inside && /\\\\\*?$/.test(line)) return `${mark(inside)}${line}`;
    else if (heading) {
      block++;
      const [start, command, name, short = '[ ]'] = heading;
      return `${command}${short}{${mark(name === 'sheetpart' ? 'part' : 'heading')}${line.slice(start.length)}`;
    } else if (/^[^\\\s%{}]/.test(line) && lines[n - 1] === '') {
      block++;
      const last = lines.slice(n, lines.indexOf('', n)).at(-1);
      return `${mark(last?.endsWith(':') ? 'introduction' : 'paragraph')}${line}`;
    } else if (/^\s*\\(?:item |figurecaption\{|caption\{(?!.*\\\\$))/.test(line)) {
      block++;
      return line.replace(/(\\item |\{)/, (start) => `${start}${mark('paragraph')}`);
    }
    return line;
  });
  return `${preamble}${COMMAND}\n\\begin{document}${marked.join('\n')}`;
}
