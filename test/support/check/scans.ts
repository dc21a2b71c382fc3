/** Derivations as a machine reads them from paper: each line says what its author made of it, some are garbled. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkDocument } from '../../../src/check/check.js';
import type { Verdict } from '../../../src/check/judge/verdict.js';
import { readProblems } from '../../../src/problem/read.js';
import { newRandom } from '../random.js';
import { garbled } from './garble.js';

export interface ScannedLine {
  readonly author: 'right' | 'mistake';
  /** What the machine did to it; undefined where it read what was written. */
  readonly slip: string | undefined;
  readonly text: string;
  readonly verdicts: readonly Verdict[];
}

const FOLDER = fileURLToPath(new URL('../../data/scans/', import.meta.url));
const LINE = /^\$\$(?<text>.*)\$\$ <!-- (?<author>right|mistake) -->$/gmu;

export const SCANS: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -'.md'.length));

/** The derivation with about a `share` of its lines garbled, judged. */
export function scanned(name: string, share: number, seed: number): readonly ScannedLine[] {
  const random = newRandom(seed);
  const lines = [...readFileSync(`${FOLDER}${name}.md`, 'utf8').matchAll(LINE)].map(({ groups }) => {
    const { text = '', author } = groups ?? {};
    const read = random.next() < share ? garbled(text, random) : { text, slip: undefined };
    return { ...read, author: author as ScannedLine['author'] };
  });
  const parts = readProblems(readFileSync(`${FOLDER}${name}.yaml`, 'utf8'), name);
  const document = lines.map(({ text }) => `$$${text}$$`).join('\n\n');
  const { claims } = checkDocument(parts, document, 'text');
  let end = 0;
  return lines.map((line) => {
    const start = end;
    end += line.text.length + '$$$$\n\n'.length;
    const own = claims.filter(({ span }) => span.start >= start && span.start < end);
    return { ...line, verdicts: own.map((c) => c.verdict) };
  });
}

/** What became of lines that were read as they were written, and of those of right lines that were not. */
export interface Counts {
  readonly right: number;
  readonly accused: number;
  readonly mistakes: number;
  readonly found: number;
  readonly garbled: number;
  readonly garbledAccused: number;
}

export function countsOf(lines: readonly ScannedLine[]): Counts {
  const isAccused = ({ verdicts }: ScannedLine): boolean => verdicts.some((v) => v === 'wrong' || v === 'follows');
  const right = lines.filter((l) => l.author === 'right' && l.slip === undefined);
  const mistakes = lines.filter((l) => l.author === 'mistake' && l.slip === undefined);
  const garbledLines = lines.filter((l) => l.author === 'right' && l.slip !== undefined);
  return {
    right: right.length,
    accused: right.filter(isAccused).length,
    mistakes: mistakes.length,
    found: mistakes.filter(isAccused).length,
    garbled: garbledLines.length,
    garbledAccused: garbledLines.filter(isAccused).length,
  };
}
