import { describe, expect, it } from 'vitest';
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

  it('marks headings only when asked', () => {
    expect(writeTerminal(sample, { bold: true })).toContain('\u001b[1m1 Given\u001b[0m');
    expect(writeTerminal(sample)).not.toContain('\u001b');
  });

  it.each(HOSTILE)('lets %j not steer the terminal', (content) => {
    expect(writeTerminal(filledWith(content))).not.toMatch(/[^\P{Cc}\n]/u);
  });
});
