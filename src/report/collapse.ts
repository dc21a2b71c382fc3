/** A linear network as one layer: the definitions put in, multiplied out, collected, and the composite weights. */
import { type Block, type EquationLine, text } from '../document/document.js';
import { identifier, type Layout, number, script } from '../language/layout.js';
import { derivationEquation } from './derivation.js';
import { equation, line, type Sheet, shown } from './sheet.js';

/** One derivation an output, and one line a composite weight. */
export function collapseSection(sheet: Sheet): readonly Block[] {
  const { collapsed } = sheet.solution;
  if (collapsed.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: [text('One layer instead of several')] },
    {
      kind: 'paragraph',
      text: [text('Without an activation in between, the layers are one weighted sum of the inputs.')],
    },
    ...collapsed.flatMap((c, n) => [
      derivationEquation(c, sheet),
      equation(
        [
          ...c.weights.map(({ value }, k): EquationLine => {
            const place = collapsed.length === 1 ? String(k + 1) : `${n + 1}${k + 1}`;
            return line(shown(value, sheet), { left: primed('w', place), reason: 'composite weight' });
          }),
          line(shown(c.bias, sheet), {
            left: primed('b', collapsed.length === 1 ? '' : String(n + 1)),
            reason: 'composite bias',
          }),
        ],
        true,
      ),
    ]),
  ];
}

const primed = (letter: string, place: string): Layout =>
  script(identifier(letter), { sup: identifier('′'), ...(place !== '' && { sub: number(place) }) });
