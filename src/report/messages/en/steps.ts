import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

/** Reasons that say more than the rule's name. */
export const steps = {
  /** `names`: what was calculated, δ₄ and the like, where there are few. `place`: the equation, or `above`. */
  fromAbove: (names: Inlines, place: Inlines): Inlines =>
    names.length > 0 ? prose`${names} from\u00a0${place}` : prose`from\u00a0${place}`,
  above: 'above',
  localDerivatives: 'local derivatives',
  derivativeOf: (functionName: Layout): Inlines => prose`derivative of ${functionName}`,
  noRoute: (symbol: Layout, loss: Layout): Inlines => prose`${symbol} does not reach ${loss}`,
  /** Beside a line whose derivation has the steps of another. */
  likewise: (worked: Layout): Inlines => prose`as for ${worked}`,
};
