/** A notebook as Markdown: its text cells, and its code between fences. What was printed is left out. */
import { jsonOf, memberOf, textsOf } from '../document/json-places.js';

/** Its words, and where in them each cell begins. Throws SyntaxError where the text is no JSON. */
export function notebookWords(text: string): { readonly text: string; readonly cells: readonly number[] } {
  const found = memberOf(jsonOf(text), 'cells');
  const words = (found?.kind === 'array' ? found.items : []).map((cell) => {
    const kind = memberOf(cell, 'cell_type');
    const source = textsOf(memberOf(cell, 'source'))?.text ?? '';
    return kind?.kind === 'string' && kind.value.text === 'code' ? `\`\`\`python\n${source}\n\`\`\`` : source;
  });
  const cells = words.map((_, n) => words.slice(0, n).join(BETWEEN).length);
  return { text: words.join(BETWEEN), cells };
}

const BETWEEN = '\n\n';
