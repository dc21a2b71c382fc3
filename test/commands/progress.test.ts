import { describe, expect, it } from 'vitest';
import { showProgress } from '../../src/commands/progress.js';

/** What a terminal of so many columns shows after each write. */
function terminal(columns: number, isTTY = true) {
  const lines: string[] = [];
  let clock = 0;
  const progress = showProgress(
    10,
    { isTTY, columns, write: (text) => lines.push(text.replace('\r\x1b[K', '')) },
    () => clock,
  );
  return { lines, progress, pass: (milliseconds: number) => (clock += milliseconds) };
}

describe('the progress of a run', () => {
  it('is one line: how many, which, and the time left as soon as that can be told', () => {
    const { lines, progress, pass } = terminal(80);
    for (const name of ['a.yaml', 'b.yaml', 'c.yaml']) {
      progress.begun(name);
      pass(2000);
      progress.done();
    }
    progress.begun('d.yaml');
    progress.end();
    expect(lines[0]).toBe('0 of 10 done: a.yaml');
    expect(lines.at(-2)).toBe('3 of 10 done, about 14 s left: d.yaml');
    expect(lines.at(-1)).toBe('');
  });

  it('fits the terminal, whatever the name', () => {
    const { lines, progress } = terminal(20);
    progress.begun(`${'a'.repeat(30)}.yaml`);
    expect(lines).toEqual(['0 of 10 done: aaaaa']);
  });

  it('says nothing where nobody looks', () => {
    const { lines, progress } = terminal(80, false);
    progress.begun('a.yaml');
    progress.done();
    progress.end();
    expect(lines).toEqual([]);
  });
});
