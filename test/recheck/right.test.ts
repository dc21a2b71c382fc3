/** Sheets of many kinds as they were printed: each is right. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../../src/commands/build.js';
import { recheck } from '../../src/commands/recheck.js';
import { withoutDates } from '../support/dates-in-pdf.js';

const folder = mkdtempSync(join(tmpdir(), 'gradsheet-right-'));
const templates = join(folder, 'templates');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Roots reach over what stands below them; the title has what HTML and PDF escape; a sheet in capitals in Spanish. */
const ROOTS = `title: "Ünï 😀 <b>&amp; “q” $x$ ½ (a) \\\\ ≤"
language: es
date: 2026-02-03
course: "Curso Ñ & <i>"
define: ["z = w*x + b", "a = sigmoid(z)"]
loss: 1/2*(a - y)^2
values: {w: 0.5, x: 2, b: 0, y: 1}
wrt: [w, b]
tasks: [forward, gradients, {update: {optimizer: adam, learning_rate: 0.1}}, activation-study]
`;
const SYMBOLIC = `parts:
  a: {define: ["z[i] = sum(j, W[i,j]*x[j])", "p[i] = softmax(i, z[i])"], loss: "-sum(i, t[i]*log(p[i]))", wrt: [W]}
  b: {define: ["z = w*x"], loss: z^2, wrt: [w]}
`;

beforeAll(async () => {
  writeFileSync(join(folder, 'roots.yaml'), `\uFEFF${ROOTS.replaceAll('\n', '\r\n')}`);
  writeFileSync(join(folder, 'symbolic.yaml'), SYMBOLIC);
  const specs = ['roots', 'symbolic'].map((name) => join(folder, `${name}.yaml`));
  mkdirSync(join(templates, 'html'), { recursive: true });
  writeFileSync(join(templates, 'html/paragraph.hbs'), '<p class="mine">My own: {{text}}</p>\n');
  const own = { to: ['pdf'], out: join(folder, 'own'), templates } as const;
  const built = [
    await build(specs, { to: ['pdf'], out: folder, copy: ['solution', 'key'], paper: 'letter' }),
    await build(specs.slice(1), own),
  ];
  expect(built.flatMap(({ failures }) => failures)).toEqual([]);
});

const sheet = (name: string): Uint8Array => readFileSync(join(folder, `${name}.pdf`));

it.each(['roots', 'roots-key', 'symbolic', 'symbolic-key'])('%s', async (name) => {
  expect((await recheck(sheet(name))).findings).toEqual([]);
});

it('has the date of its spec in all places', async () => {
  expect([...(await withoutDates(sheet('roots'))).dates]).toEqual(['20260203000000']);
});

it('with templates of its own, where they are given', async () => {
  expect((await recheck(sheet('own/symbolic'), { templates })).findings).toEqual([]);
  await expect(recheck(sheet('own/symbolic'))).rejects.toThrow('--templates FOLDER');
});
