/** What the numbers of a step stand for beside its learning rate, which is given and not rounded. */
import type { Comparing } from './comparing.js';
import { lastDigitOf, type Meanings } from './figures.js';
import type { Meant } from './meant.js';

/** The ways to take the numbers of two sides: of a new value the rate is among them once, where any of them may be it. */
export function besideRate(
  a: Meant,
  b: Meant,
  { figures, knowledge: { ground } }: Pick<Comparing, 'figures' | 'knowledge'>,
): readonly Meanings[] {
  const numbers = [...b.literals.values()];
  if (!a.entries.some(ground.isUpdated))
    return [figures, ...(figures.withRate?.([...a.literals.values(), ...numbers]) ?? [])];
  const each = a.entries.length > 1 ? [numbers] : numbers.map((n) => [n]);
  const steps = each.flatMap((some) => figures.withRate?.(some) ?? []);
  return steps.length > 0 ? steps.map(oneOff) : [figures];
}

/** The same where a last digit may be one off: what rounding on the way makes of a gradient that stands nowhere else. */
const oneOff = ({ meaningOf, before }: Meanings): Meanings => ({
  before,
  meaningOf: (n) => {
    const { mid, slack } = meaningOf(n);
    const half = lastDigitOf(n) / 2;
    return { mid, slack: slack < half ? slack : slack + half };
  },
});
