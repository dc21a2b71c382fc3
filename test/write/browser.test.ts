import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CannotPrint, launchBrowser } from '../../src/write/browser.js';
import * as installed from '../../src/write/installed-browsers.js';
import * as packaged from '../../src/write/packaged-browser.js';

// The package is numbered as the browser in it is.
const [packagedVersion] = createRequire(import.meta.url)('../../package.json').optionalDependencies[
  '@sparticuz/chromium'
].split('.');

vi.mock('../../src/write/installed-browsers.js', { spy: true });
vi.mock('../../src/write/packaged-browser.js', { spy: true });

beforeEach(() => {
  vi.stubEnv('GRADSHEET_BROWSER', '');
  vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetAllMocks();
});

const failure = (): Promise<Error> =>
  launchBrowser().then(
    () => expect.unreachable('a browser was started'),
    (error: Error) => error,
  );

describe('where nothing is installed', () => {
  beforeEach(() => {
    vi.mocked(installed.isExecutable).mockReturnValue(false);
  });

  it('prints with the npm-shipped browser', async () => {
    const browser = await launchBrowser();
    try {
      expect(await browser.version()).toContain(`/${packagedVersion}.`);
    } finally {
      await browser.close();
    }
  });

  it('names the command that helps', async () => {
    vi.mocked(packaged.packagedBrowser).mockResolvedValue(undefined);
    const error = await failure();
    expect(error).toBeInstanceOf(CannotPrint);
    expect(error.message).toMatch(
      /Install one: (npx puppeteer@24 browsers install chrome|sudo apt-get install chromium)\n/,
    );
    expect(error.message).toContain('GRADSHEET_BROWSER');
  });

  it('says so when the npm-shipped browser cannot be unpacked', async () => {
    vi.mocked(packaged.packagedBrowser).mockRejectedValue(new Error('ENOSPC: no space left on device'));
    const error = await failure();
    expect(error).toBeInstanceOf(CannotPrint);
    expect(error.message).toContain('no space left on device');
  });

  it('goes on to the next browser when one does not start', async () => {
    // Node is a program, but none that knows what --headless means.
    vi.mocked(installed.usualPlaces).mockReturnValue([process.execPath]);
    vi.mocked(installed.isExecutable).mockImplementation((path) => path === process.execPath);
    const browser = await launchBrowser();
    await browser.close();

    vi.mocked(packaged.packagedBrowser).mockResolvedValue(undefined);
    const error = await failure();
    expect(error.message).toContain(`${process.execPath} does not start`);
    expect(error.message).toContain('Install one');
  });
});

it("looks into puppeteer's cache before the PATH", async () => {
  const cache = await mkdtemp(join(tmpdir(), 'gradsheet-puppeteer-'));
  onTestFinished(() => rm(cache, { recursive: true }));
  vi.stubEnv('PUPPETEER_CACHE_DIR', cache);
  await mkdir(join(cache, 'chrome', 'linux-143.0.7499.0'), { recursive: true });
  vi.mocked(installed.usualPlaces).mockReturnValue(['/usr/bin/chromium']);
  vi.mocked(installed.isExecutable).mockReturnValue(false);
  vi.mocked(packaged.packagedBrowser).mockResolvedValue(undefined);
  await failure();
  expect(vi.mocked(installed.isExecutable).mock.calls.map(([path]) => path)).toEqual([
    join(cache, 'chrome', 'linux-143.0.7499.0', 'chrome-linux64', 'chrome'),
    '/usr/bin/chromium',
  ]);
});

describe('a browser named by the environment', () => {
  it.each(['GRADSHEET_BROWSER', 'PUPPETEER_EXECUTABLE_PATH'])(
    'is the only one that is tried (%s)',
    async (variable) => {
      vi.stubEnv(variable, `${import.meta.dirname}/no-browser`);
      const error = await failure();
      expect(error).toBeInstanceOf(CannotPrint);
      expect(error.message).toContain(`${variable} names ${import.meta.dirname}/no-browser`);
    },
  );

  it('must start', async () => {
    vi.stubEnv('GRADSHEET_BROWSER', process.execPath);
    expect((await failure()).message).toContain(`${process.execPath} does not start`);
  });
});
