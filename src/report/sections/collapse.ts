/** A linear network as one layer: the definitions put in, multiplied out, collected, and the composite weights. */
import { type Block, type EquationLine, text } from '../../document/document.js';
import { identifier, type Layout, number, superscript } from '../../language/layout.js';
import { spelled, withScripts } from '../../language/notation.js';
import { derivationEquation } from '../derivation.js';
import { equation, heading, line, type Sheet, shown } from '../sheet.js';

/** One derivation an output, and one line a composite weight. */
export function collapseSection(sheet: Sheet): readonly Block[] {
  const { collapsed } = sheet.solution;
  if (collapsed.length === 0) return [];
  return [
    heading('collapse', sheet),
    {
      kind: 'paragraph',
      text: [text(sheet.say.collapse.intro)],
    },
    ...collapsed.flatMap((c, n) => [
      derivationEquation(c, sheet),
      equation(
        [
          ...c.weights.map(({ value }, k): EquationLine => {
            const place = collapsed.length === 1 ? String(k + 1) : `${n + 1}${k + 1}`;
            return line(shown(value, sheet), {
              left: composite('weight', place, sheet),
              reason: sheet.say.collapse.weight,
            });
          }),
          line(shown(c.bias, sheet), {
            left: composite('bias', collapsed.length === 1 ? '' : String(n + 1), sheet),
            reason: sheet.say.collapse.bias,
          }),
        ],
        true,
      ),
    ]),
  ];
}

/** w′, or w̃ where w′ is a new value. */
function composite(role: 'weight' | 'bias', place: string, { solution }: Sheet): Layout {
  const { letters, new_value } = solution.problem.presentation.notation;
  const letter = spelled(letters[role] ?? (role === 'weight' ? 'w' : 'b'));
  const marked: Layout =
    new_value === 'prime' ? { kind: 'accent', accent: 'tilde', body: letter } : superscript(letter, identifier('′'));
  return place === '' ? marked : withScripts(marked, { sub: number(place) });
}
