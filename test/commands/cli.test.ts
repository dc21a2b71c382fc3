/** The commands as a user calls them: output, errors, exit status. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gradsheet-cli-'));

beforeAll(() => void execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'ignore' }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function gradsheet(args: readonly string[], input = '') {
  const main = join(ROOT, 'dist/commands/main.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

const SCALAR = `define:
  - z = w*x + b
  - a = sigmoid(z)
loss: 1/2*(a - y)^2
values: {w: 0.5, x: 2, b: 0, y: 1}
wrt: [w, b]
`;

describe('check', () => {
  it('judges a class into a table, with the mistakes by their causes beside it', () => {
    const args = ['check', write('scalar.yaml', SCALAR), write('ana.md', '$z = 1$'), write('ben.md', '$z = 2$')];
    const { status, stdout } = gradsheet([...args, '--summary', 'class/table.csv']);
    expect(status).toBe(1);
    expect(stdout).toContain('2 answers, 1 without a mistake');
    const rows = (name: string): readonly string[] =>
      readFileSync(join(folder, 'class', name), 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1);
    expect(rows('table.csv').map((row) => row.split(',')[0])).toEqual(['ana.md', 'ben.md']);
    expect(rows('table-mistakes.csv').join()).toContain('ben.md');
  });
});

describe('solve', () => {
  it('prints JSON alone on standard output', () => {
    const { status, stdout, stderr } = gradsheet(['solve', write('scalar.yaml', SCALAR), '--json']);
    const answer = JSON.parse(stdout);
    const a = 1 / (1 + Math.exp(-1));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(answer.gradients.w).toBeCloseTo((a - 1) * a * (1 - a) * 2, 15);
    expect(answer.loss.name).toBe('L');
  });

  it('reads standard input, and gives as many digits as are asked for', () => {
    const { status, stdout } = gradsheet(['solve', '-', '--json', '--precision', '40'], SCALAR);
    expect(status).toBe(0);
    // 1/(1 + e^-1), from mpmath
    expect(/"a": ([\d.]+)/.exec(stdout)?.[1]).toBe('0.7310585786300048792511592418218362743651');
  });

  it('answers a spec with parts by their names', () => {
    const parts = `parts:\n  a:\n    define: ["z = w*x"]\n    loss: z^2\n    wrt: [w]\n    values: {w: 1, x: 2}\n  b:\n    define: ["z = w*x"]\n    loss: z^2\n    wrt: [w]\n    values: {w: 1, x: 3}\n`;
    const { stdout } = gradsheet(['solve', '-', '--json'], parts);
    const answer = JSON.parse(stdout);
    expect([answer.parts.a.gradients.w, answer.parts.b.gradients.w]).toEqual([8, 18]);
  });

  it('checks before it prints when asked', () => {
    const { status, stderr } = gradsheet(['solve', write('checked.yaml', SCALAR), '--verify']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('checked') });
  });
});

describe('derive', () => {
  it('shows the steps to one parameter', () => {
    const { status, stdout } = gradsheet(['derive', write('scalar.yaml', SCALAR), '--wrt', 'w']);
    expect(status).toBe(0);
    expect(stdout).toContain('chain rule');
    expect(stdout).toContain('quotient rule');
    expect(stdout).not.toContain('∂L/∂b');
  });

  it('shows more in full', () => {
    const length = (detail: string): number =>
      gradsheet(['derive', write('scalar.yaml', SCALAR), '--detail', detail]).stdout.split('\n').length;
    expect(length('full')).toBeGreaterThan(length('normal'));
    expect(length('normal')).toBeGreaterThan(length('brief'));
  });

  it('knows the parameters', () => {
    const { status, stdout, stderr } = gradsheet(['derive', write('scalar.yaml', SCALAR), '--wrt', 'v']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('v is no parameter');
  });
});

describe('build', () => {
  it('writes what it names, goes on past a failing spec, and leaves its old files', () => {
    const good = write('good.yaml', SCALAR);
    const bad = write('bad.yaml', SCALAR);
    const first = gradsheet(['build', good, bad, '--to', 'tex,html,md']);
    expect(first.status).toBe(0);
    const files = ['tex', 'html', 'md'].flatMap((f) => [`good.${f}`, `bad.${f}`]);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([...files].sort());
    expect(first.stdout.trim().split('\n').sort()).toEqual(files.map((f) => join('out', f)).sort());

    const before = readFileSync(join(folder, 'out/bad.tex'), 'utf8');
    write('bad.yaml', SCALAR.replace('sigmoid', 'sigmiod'));
    const second = gradsheet(['build', bad, good, '--to', 'tex']);
    expect(second.status).toBe(2);
    expect(second.stdout).toBe('out/good.tex\n');
    expect(second.stderr).toContain('bad.yaml:3:9');
    expect(second.stderr).toContain('did you mean `sigmoid`?');
    expect(second.stderr).toContain('not built: bad.yaml');
    expect(readFileSync(join(folder, 'out/bad.tex'), 'utf8')).toBe(before);
  });

  it('gives the same bytes for the same spec', () => {
    const spec = write('same.yaml', SCALAR);
    const build = (): string[] => {
      gradsheet(['build', spec, '--to', 'tex,html,md']);
      return ['tex', 'html', 'md'].map((f) => readFileSync(join(folder, `out/same.${f}`), 'utf8'));
    };
    expect(build()).toEqual(build());
  });

  it('refuses formats that there are not', () => {
    const { status, stderr } = gradsheet(['build', write('scalar.yaml', SCALAR), '--to', 'docx']);
    expect(status).toBe(2);
    expect(stderr).toContain('"docx" is none of pdf, tex, html, md');
  });
});

describe('init', () => {
  it('writes a spec that solves, and never over another', () => {
    expect(gradsheet(['init', 'homework']).stdout).toBe('homework.yaml\n');
    expect(gradsheet(['solve', 'homework.yaml']).status).toBe(0);
    const again = gradsheet(['init', 'homework']);
    expect(again).toMatchObject({ status: 2, stdout: '' });
    expect(again.stderr).toContain('already');
  });
});

describe('calls that cannot be carried out', () => {
  const value = (line: string) => SCALAR.replace('- a = sigmoid(z)', line);
  it.each([
    ['a file that is not there', ['solve', 'nowhere.yaml'], '', 'nowhere.yaml: there is no such file'],
    [
      'a document before its spec',
      ['check', 'a.md', 'a.yaml'],
      '',
      'the spec comes first: gradsheet check a.yaml a.md',
    ],
    [
      'a notebook that ends too early',
      ['check', write('one.yaml', SCALAR), write('broken.ipynb', '{"cells":\n [ {')],
      '',
      'broken.ipynb:2:5: this is no notebook',
    ],
    [
      'a file in the place of a folder',
      ['check', 'one.yaml', write('one.md', '$z = 1$'), '--to', 'html', '--out', 'one.yaml'],
      '',
      'one.yaml: this is a file, where a folder is to be made',
    ],
    [
      'a folder in the place of a file',
      ['check', 'one.yaml', 'one.md', '--summary', '.'],
      '',
      '. is a folder; --summary names a file: class.csv',
    ],
    ['an unknown command', ['frobnicate'], '', "unknown command 'frobnicate'"],
    ['no digits', ['solve', '-', '--precision', 'many'], SCALAR, 'A whole number from 1 to 1000'],
    ['YAML that does not parse', ['solve', '-'], 'define: [', 'standard input:1:'],
    ['a log of a negative number', ['solve', '-'], value('- a = log(z - 3)'), 'standard input:3:5'],
    ['a division by zero', ['solve', '-'], value('- a = 1/(z - 1)'), 'standard input:3:5'],
  ])('%s', (_, args, input, message) => {
    const { status, stdout, stderr } = gradsheet(args, input);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/at .*\.js:\d+/);
  });

  it('says its version and helps', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(gradsheet(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` });
    expect(gradsheet(['--help']).stdout).toContain('solution sheets');
    expect(existsSync(join(ROOT, 'dist/spec.schema.json'))).toBe(true);
  });
});

describe('train', () => {
  it('works where no text may become code', () => {
    const spec = write(
      'line.yaml',
      `network: {inputs: 1, layers: [{units: 2, activation: tanh}, {units: 1}], target: 1}
loss: half-squared-error
data: {inputs: [[0], [1], [2]], targets: [1, 3, 5]}
tasks: [{train: {epochs: 200, learning_rate: 0.1}}]
`,
    );
    const main = join(ROOT, 'dist/commands/main.js');
    const strict = ['--disallow-code-generation-from-strings', main, 'train', spec, '--json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, strict, { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [run] = JSON.parse(stdout).runs;
    expect(run.end.training.loss).toBeLessThan(run.points[0].training.loss / 10);
  });
});
