/** What is said before equations of matrices. */
import { type Block, paragraph } from '../document/document.js';
import type { Layout } from '../language/layout.js';
import { hasPart } from '../language/map-layout.js';
import type { Sheet } from './sheet.js';

const oDot = { kind: 'operator', symbol: '⊙', form: 'prefix' } as const;
const isODot = (part: Layout): boolean => part.kind === 'operator' && part.symbol === oDot.symbol;

/** How these equations are read; of ⊙ only where it stands in one. */
export function matrixIntro(equations: readonly Block[], { say }: Sheet): Block {
  const isEntrywise = equations.some(
    (block) => block.kind === 'equation' && block.lines.some(({ right }) => hasPart(right, isODot)),
  );
  const { intro, entrywise, shapes } = say.matrix;
  return paragraph([...intro, ...(isEntrywise ? entrywise(oDot) : []), ...shapes]);
}
