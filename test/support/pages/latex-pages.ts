import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultsOf } from './faults.js';
import { markedTex } from './marked-tex.js';
import { readMarks } from './marks.js';

/** What is wrong with the pages that pdflatex makes of a sheet. */
export async function latexFaults(source: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gradsheet-pages-'));
  try {
    writeFileSync(join(folder, 'sheet.tex'), markedTex(source));
    for (let run = 0; run < 2; run++)
      execFileSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'sheet.tex'], {
        cwd: folder,
        stdio: 'pipe',
      });
    return faultsOf(await readMarks(readFileSync(join(folder, 'sheet.pdf'))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
