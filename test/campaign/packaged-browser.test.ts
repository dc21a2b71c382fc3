import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packagedBrowser } from '../../src/write/packaged-browser.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradsheet-cache-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe('the npm-shipped browser', () => {
  it('is unpacked once by many at once, and needs no library but those of every glibc system', async () => {
    vi.stubEnv('XDG_CACHE_HOME', folder);
    const [first, ...others] = await Promise.all([packagedBrowser(), packagedBrowser(), packagedBrowser()]);
    if (!first) throw new Error('the npm-shipped browser is not installed');
    for (const other of others) expect(other).toEqual(first);
    expect(await readdir(join(folder, 'gradsheet'))).toEqual([expect.stringMatching(/^chromium-[\d.]+$/)]);

    const env = { ...process.env, ...first.env };
    const { stdout } = spawnSync('ldd', [first.path], { env, encoding: 'utf8' });
    const outside = stdout.split('\n').filter((line) => line !== '' && !line.includes(dirname(first.path)));
    expect(stdout).toContain(join(dirname(first.path), 'lib', 'libnss3.so'));
    for (const line of outside)
      expect(line.trim()).toMatch(/^(linux-vdso|\S*ld-linux|lib(c|m|dl|pthread|gcc_s|rt))[-.]/);
  });

  it("is unpacked below the temporary folder where the user's cache cannot be written", async () => {
    vi.stubEnv('XDG_CACHE_HOME', '/dev/null');
    vi.stubEnv('TMPDIR', folder);
    expect((await packagedBrowser())?.path.startsWith(folder)).toBe(true);
  });
});
