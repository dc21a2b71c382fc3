/** Exported notebooks run from top to bottom in Jupyter, and print what they carry. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ProgramFile } from '../../src/document/program.js';
import { programOf } from '../../src/export/program.js';
import { readProblems } from '../../src/problem/read.js';
import { notebookDocument } from '../../src/report/notebook.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { writeNotebook } from '../../src/write/notebook.js';
import { SHIPPED, textOf } from '../support/shipped.js';
import { describeWith, pythonWith } from '../support/tools.js';

interface Cell {
  readonly cell_type: 'markdown' | 'code';
  readonly id: string;
  readonly source: readonly string[];
  readonly outputs?: readonly { readonly name: string; readonly text: readonly string[] }[];
}
interface Notebook {
  readonly cells: readonly Cell[];
  readonly nbformat: number;
  readonly nbformat_minor: number;
}

interface Written {
  readonly text: string;
  readonly files: readonly ProgramFile[];
}
const notebooks = (spec: string): readonly Written[] =>
  readProblems(spec, 'spec').map(({ part, problem }) => {
    const program = programOf(problem, 'numpy');
    return { text: writeNotebook(notebookDocument(part, solveInStyle(problem), program)), files: program.files };
  });

const printed = ({ cells }: Notebook): readonly string[] =>
  cells.map(({ outputs = [] }) => outputs.map(({ name, text }) => `${name}: ${[text].flat().join('')}`).join(''));

it.each(SHIPPED)('alternates words and code: %s', (name) => {
  for (const { text } of notebooks(textOf(name))) {
    const { cells, nbformat, nbformat_minor } = JSON.parse(text) as Notebook;
    expect([nbformat, nbformat_minor]).toEqual([4, 5]);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
    const markdown = cells.filter((cell) => cell.cell_type === 'markdown');
    expect(markdown.length).toBeGreaterThan(1);
    expect(cells.filter((cell) => cell.cell_type === 'code').length).toBeGreaterThan(3);
    expect(markdown[0]?.source[0]).toMatch(/^# /);
  }
});

it('is the same each time, and harmless whatever the title is', () => {
  const text = JSON.stringify({
    title: '"]}, <script>`\n%%bash\n!ls\ud800',
    define: ['f = w^2'],
    loss: 'f',
    wrt: ['w'],
  });
  expect(notebooks(text)).toEqual(notebooks(text));
  const { cells } = JSON.parse(notebooks(text)[0]?.text as string) as Notebook;
  const code = cells.filter((cell) => cell.cell_type === 'code').flatMap(({ source }) => source);
  expect(code.filter((line) => /^[%!]/.test(line))).toEqual([]);
  expect(cells[0]?.source.join('')).not.toMatch(/<script|\ud800/);
});

describeWith('nbconvert', 'in Jupyter', () => {
  it.each(['softmax-batch', 'symbolic-bce', 'two-moons'])('prints what it carries: %s', (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'gradsheet-notebook-'));
    try {
      const [{ text, files }] = notebooks(textOf(name)) as [Written];
      for (const file of files) writeFileSync(join(folder, file.name), file.text);
      writeFileSync(join(folder, 'in.ipynb'), text);
      const options = ['-m', 'nbconvert', '--to', 'notebook', '--execute', '--output', 'out', 'in.ipynb'];
      const { status, stderr } = spawnSync(pythonWith('nbconvert') ?? 'python3', options, {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
      const executed = JSON.parse(readFileSync(join(folder, 'out.ipynb'), 'utf8')) as Notebook;
      expect(printed(executed)).toEqual(printed(JSON.parse(text)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
