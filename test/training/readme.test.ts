/** The training that the README shows, as it stands there. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { training } from '../../src/training/run.js';
import { newRuns } from '../../src/training/runs.js';
import { solutionOf } from '../support/trained.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const section = readme.slice(readme.indexOf('## Train over data'));

it('trains, its variants too', () => {
  const [, spec = ''] = /```yaml\n(.*?)```/s.exec(section) ?? [];
  const runs = newRuns(solutionOf(spec));
  expect(runs.map(({ name }) => name)).toEqual([
    undefined,
    'optimizer sgd, learning rate 0.1',
    'activation relu',
    'initial he-normal',
  ]);
  for (const { run, task } of runs) {
    for (const _ of training(run, { ...task, epochs: 20 }));
    expect(run.points.at(-1)?.train.accuracy).toBeGreaterThan(0.8);
  }
});
