import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROJECT = join(import.meta.dirname, '..', '..');
let folder: string;
let packed: { filename: string; version: string; files: { path: string }[] };

/** Standard output of a program run in `cwd`, which must succeed. */
function run(program: string, args: readonly string[], cwd: string): string {
  const { error, status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} gave status ${status}: ${stderr}`);
  return stdout;
}
const gradsheet = (...args: string[]): string => run(join(folder, 'node_modules', '.bin', 'gradsheet'), args, folder);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradsheet-package-'));
  run('npm', ['run', 'build'], PROJECT);
  const out = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], PROJECT);
  [packed] = JSON.parse(out);
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', packed.filename], folder);
});
afterAll(() => rm(folder, { recursive: true }));

describe('the packed project', () => {
  it('holds what it runs on, and neither its sources nor its tests', () => {
    const paths = packed.files.map(({ path }) => path);
    for (const path of [
      'dist/commands/main.js',
      'dist/index.d.ts',
      'templates/html/page.hbs',
      'README.md',
      'LICENSE',
    ]) {
      expect(paths).toContain(path);
    }
    const strays = paths.filter((path) => /^(src|test|\.)|(?<!\.d)\.ts$/.test(path));
    expect(strays).toEqual([]);
  });

  it('works where it is installed', async () => {
    expect(gradsheet('--version').trim()).toBe(packed.version);
    gradsheet('init', 'problem');
    gradsheet('build', 'problem.yaml', '--out', 'sheets');
    const pdf = await readFile(join(folder, 'sheets', 'problem.pdf'), 'latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
  });
});
