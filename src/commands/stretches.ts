/** Long work that leaves room for others: signals come through, and a line shows how far it is. */
import { setImmediate } from 'node:timers/promises';

/** So many milliseconds at a stretch. */
const STRETCH = 50;

/**
 * Runs `steps` to the end. `show` is told where it is, now and then; once `isEnough` holds, the steps are told so. Gives
 * what they return.
 */
export async function inStretches<T, R>(
  steps: Generator<T, R, boolean | undefined>,
  show: (progress: T) => void,
  isEnough: () => boolean = () => false,
): Promise<R> {
  let next = steps.next();
  for (let since = performance.now(); !next.done; next = steps.next(isEnough())) {
    if (performance.now() - since < STRETCH) continue;
    show(next.value);
    await setImmediate();
    since = performance.now();
  }
  return next.value;
}
