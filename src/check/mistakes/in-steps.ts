/** What is wrong in the steps that a formula stands for, however it is written. */
import type { Expr } from '../../language/expr.js';
import type { Span } from '../../language/source.js';
import { type Approx, exactly } from '../world/approx.js';
import type { World } from '../world/world.js';
import type { Written } from '../written/written.js';
import type { Inquiry } from './inquiry.js';
import { areNear } from './near.js';
import type { Finding } from './repair.js';
import type { Slip } from './slips/slip.js';
import { slipsTo } from './slips/slips.js';

/** What the entries are in a world, and what is written for them. */
interface Entries {
  readonly world: World;
  readonly values: readonly (readonly [right: Approx, written: Approx])[];
}

/** A formula in worlds where it is false, and the first entry that is. */
export interface InSteps {
  readonly asked: readonly Expr[];
  readonly drawn: readonly Entries[];
  readonly first: number;
}

/** So many worlds are asked whether they tell. */
const MOST_WORLDS = 6;

/** What a formula comes to, entry by entry, in two worlds that tell; undefined where none does. */
export function entriesOf(head: Written, side: Written, inquiry: Inquiry): InSteps | undefined {
  const asked = inquiry.entriesOf(head, side) ?? [];
  const { worlds } = inquiry;
  const drawn: Entries[] = [];
  for (const world of [...worlds.drawn, ...worlds.near().drawn].slice(0, MOST_WORLDS)) {
    const values = inquiry.valuesOf(head, side, world);
    if (values?.length !== asked.length) return undefined;
    if (values.some(isTelling)) drawn.push({ world, values });
    if (drawn.length === 2) break;
  }
  const first = drawn[0]?.values.findIndex(isTelling) ?? -1;
  return first < 0 ? undefined : { asked, drawn, first };
}

/** What comes to 0 tells nothing of how it came to be 0; where all units are dead, a ReLU is anything. */
const isTelling = ([right, written]: Entries['values'][number]): boolean =>
  !areNear(right, written, false) && !areNear(written, exactly(0), false);

/** The slip that leads to exactly what is written in each entry, in two worlds. */
export function bySlip({ asked, drawn, first }: InSteps, at: Span, inquiry: Inquiry): Finding | undefined {
  // The entry that is wrong tells soonest.
  const order = [first, ...asked.keys()];
  const leadsThere = ({ said }: Slip): boolean =>
    drawn.every(({ world, values }) => {
      const slipped = world.where(said);
      return order.every((n) => {
        const [, written] = values[n] as Entries['values'][number];
        return areNear(slipped.valueOf(asked[n] as Expr), written, false);
      });
    });
  for (const slip of slipsTo(asked, inquiry)) {
    if (leadsThere(slip)) return { code: slip.code, sentence: slip.sentence, at };
  }
  return undefined;
}
