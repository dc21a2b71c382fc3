import { describe, expect, it } from 'vitest';
import { finished } from '../../src/report/finished.js';
import { writeTerminal } from '../../src/write/terminal.js';
import { sample } from './sample.js';
import { filledWith, HOSTILE, stress } from './stress.js';

const lengths = (sheet: string): number[] => sheet.split('\n').map((line) => [...line.replace(/\p{M}/gu, '')].length);

describe('a sheet in a terminal', () => {
  it.each([80, 60])('has every block, in %i columns', async (width) => {
    await expect(writeTerminal(sample, { width })).toMatchFileSnapshot(`golden/sample-${width}.txt`);
  });

  it('keeps within the columns', () => {
    expect(Math.max(...lengths(writeTerminal(sample, { width: 80 })))).toBeLessThanOrEqual(80);
    const [first] = stress.blocks.filter((block) => block.kind === 'equation');
    const long = { ...stress, blocks: first ? [{ ...first, lines: first.lines.slice(0, 3) }] : [] };
    expect(Math.max(...lengths(writeTerminal(long, { width: 90 })).slice(4))).toBeLessThanOrEqual(90);
  });

  it('splits a table that is wider, its first column in each part', () => {
    const cells = Array.from({ length: 12 }, (_, n) => [{ kind: 'text' as const, text: `column ${n}` }]);
    const columns = cells.map((head) => ({ head, align: 'left' as const }));
    const table = { kind: 'table' as const, caption: [], columns, groups: [[cells]] };
    const text = writeTerminal(finished({ ...sample, blocks: [table] }), { width: 60 });
    expect(Math.max(...lengths(text).slice(4))).toBeLessThanOrEqual(60);
    expect(text.match(/column 0/g)?.length).toBeGreaterThan(4);
    for (let n = 1; n < 12; n++) expect(text.match(new RegExp(`column ${n}\\b`, 'g'))).toHaveLength(2);
  });

  it('marks headings only when asked', () => {
    expect(writeTerminal(sample, { bold: true })).toContain('\u001b[1m1 Given\u001b[0m');
    expect(writeTerminal(sample)).not.toContain('\u001b');
  });

  it.each(HOSTILE)('lets %j not steer the terminal', (content) => {
    expect(writeTerminal(filledWith(content))).not.toMatch(/[^\P{Cc}\n]/u);
  });
});
