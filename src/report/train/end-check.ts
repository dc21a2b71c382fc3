import { type Block, paragraph } from '../../document/document.js';
import { checkAtTheEnd } from '../../training/difference-check.js';
import type { NamedRun } from '../../training/runs.js';
import { measured } from '../numbers.js';
import type { Sheet } from '../sheet.js';
import { ROUGHLY } from './roughly.js';

/** More than this share of the gradient apart, something is wrong; kinks that are met by chance are told with it. */
const AGREES = 1e-5;

/** Whether at the end the derived gradient is still the slope of the loss, by differences. */
export function endCheck({ run, task }: NamedRun, { say }: Sheet): readonly Block[] {
  const { worst, apart, isNoise, entries, rows } = checkAtTheEnd(run, task.seed);
  const agrees = worst < AGREES;
  if (!agrees && isNoise) return [paragraph(say.run.flat(entries, rows, measured(apart, ROUGHLY)))];
  return [paragraph(say.run.check(entries, rows, measured(worst, ROUGHLY), agrees))];
}
