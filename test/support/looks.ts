/** Pages as pictures, and by how much two of them differ. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Dots an inch: enough to see that a line has gone, and small in the repository. */
const RESOLUTION = 50;
/** The distance of two shades from which on they differ, of 1. Letters set by another version of a library stay below. */
const SHADE = 0.3;
/** Of a page, so many of its pixels may differ: less than a short line of text has. */
export const MOST_DIFFERENT = 0.0002;

/** The pages `first` to `last` of a PDF, each a grey PNG. */
export function picturesOf(pdf: Uint8Array, [first, last]: readonly [number, number]): readonly Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'gradsheet-looks-'));
  try {
    writeFileSync(join(folder, 'sheet.pdf'), pdf);
    const options = ['-r', RESOLUTION, '-gray', '-png', '-f', first, '-l', last, 'sheet.pdf', 'page'].map(String);
    execFileSync('pdftoppm', options, { cwd: folder });
    const pages = readdirSync(folder).filter((file) => file.endsWith('.png'));
    return pages.sort().map((file) => readFileSync(join(folder, file)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface Difference {
  /** Of the pixels of the page; 1 where the pages are not of one size. */
  readonly share: number;
  /** The page in pale grey, what differs in red. */
  readonly picture: Buffer;
}

export function differenceBetween(accepted: Buffer, made: Buffer): Difference {
  const [a, b] = [PNG.sync.read(accepted), PNG.sync.read(made)];
  const { width, height } = a;
  if (b.width !== width || b.height !== height) return { share: 1, picture: made };
  const picture = new PNG({ width, height });
  // Small letters are all edge: what is taken for smoothing counts too.
  const count = pixelmatch(a.data, b.data, picture.data, width, height, { threshold: SHADE, includeAA: true });
  return { share: count / (width * height), picture: PNG.sync.write(picture) };
}
