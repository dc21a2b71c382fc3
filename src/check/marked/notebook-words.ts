/** A notebook as Markdown: its text cells, and its code between fences. What was printed is left out. */
import { jsonOf, memberOf, textsOf } from '../document/json-places.js';

/** Throws SyntaxError where the text is no JSON. */
export function notebookWords(text: string): string {
  const cells = memberOf(jsonOf(text), 'cells');
  return (cells?.kind === 'array' ? cells.items : [])
    .map((cell) => {
      const kind = memberOf(cell, 'cell_type');
      const words = textsOf(memberOf(cell, 'source'))?.text ?? '';
      return kind?.kind === 'string' && kind.value.text === 'code' ? `\`\`\`python\n${words}\n\`\`\`` : words;
    })
    .join('\n\n');
}
