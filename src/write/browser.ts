/** Finding and starting the browser that prints. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { isExecutable, usualPlaces } from './installed-browsers.js';
import { type PackagedBrowser, packagedBrowser } from './packaged-browser.js';

/** This machine cannot print a PDF. The message says why, and what to do about it. */
export class CannotPrint extends Error {
  override readonly name = 'CannotPrint';
}

/**
 * Starts a headless browser: the one that GRADSHEET_BROWSER (or PUPPETEER_EXECUTABLE_PATH) names, or else the first
 * that starts of those in puppeteer's cache, on the PATH, in the usual places, and the npm-shipped one.
 * Rejects with CannotPrint. The caller closes the browser.
 */
export async function launchBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for await (const browser of browsers()) {
    try {
      return await start(browser);
    } catch (error) {
      failures.push(`${browser.path} does not start: ${reason(error)}`);
    }
  }
  throw new CannotPrint([...failures, advice(failures)].join('\n'));
}

async function* browsers(): AsyncGenerator<PackagedBrowser> {
  for (const variable of ['GRADSHEET_BROWSER', 'PUPPETEER_EXECUTABLE_PATH']) {
    const path = process.env[variable];
    if (!path) continue;
    if (!isExecutable(path))
      throw new CannotPrint(`${variable} names ${path}, which is no program that can be started`);
    yield { path, env: {} };
    return;
  }
  for (const path of [...(await puppeteersOwn()), ...usualPlaces({ ...process, home: homedir() })]) {
    if (isExecutable(path)) yield { path, env: {} };
  }
  const packaged = await packagedBrowser().catch((error: Error) => {
    throw new CannotPrint(`The browser that comes with gradsheet cannot be unpacked: ${error.message}`);
  });
  if (packaged) yield packaged;
}

/** What `npx puppeteer browsers install` has fetched, of any version. */
async function puppeteersOwn(): Promise<string[]> {
  const cacheDir = process.env.PUPPETEER_CACHE_DIR || join(homedir(), '.cache', 'puppeteer');
  if (!existsSync(cacheDir)) return [];
  const { Browser: kinds, getInstalledBrowsers } = await import('@puppeteer/browsers');
  const usable: string[] = [kinds.CHROME, kinds.CHROMEHEADLESSSHELL, kinds.CHROMIUM];
  return (await getInstalledBrowsers({ cacheDir }))
    .filter(({ browser }) => usable.includes(browser))
    .map(({ executablePath }) => executablePath);
}

async function start({ path, env }: PackagedBrowser): Promise<Browser> {
  const { launch } = await puppeteer();
  const options = {
    executablePath: path,
    env: { ...process.env, ...env },
    headless: 'shell' as const,
    args: [
      // Nothing on a page may reach the network; this also stops prefetching, which no page setting does.
      '--host-resolver-rules=MAP * ~NOTFOUND',
      // Letters stand where the page puts them, whatever hinting the machine prefers on its screen.
      '--font-render-hinting=none',
      '--disable-gpu',
      // Chromium refuses to start as root with its sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
  // The pipe is open to nobody else, unlike the port. But a wrapper script may lose it, and only over the port does
  // the error say what the browser said when it died.
  return launch({ ...options, pipe: true }).catch(() => launch(options));
}

/**
 * puppeteer, or its core where it could not be installed: its own install fetches a browser, and where there is no way
 * out it fails and is left out. Both start the same browsers.
 */
async function puppeteer(): Promise<Pick<typeof import('puppeteer-core'), 'launch'>> {
  return import('puppeteer').catch(() => import('puppeteer-core'));
}

/** The sentence of a failed start that a person can use. */
function reason(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error).split('\n');
  const telling = lines.find((line) => /sandbox|error while loading/i.test(line)) ?? lines[0] ?? '';
  return telling.replace(/^\[.*?\]\s*/, '').split(/(?<=[.!]) /)[0] ?? '';
}

function advice(failures: readonly string[]): string {
  if (failures.some((failure) => /no usable sandbox/i.test(failure))) {
    return (
      'The system denies the browser its sandbox. Install a browser from a system package, or print without the ' +
      'sandbox: set PUPPETEER_DANGEROUS_NO_SANDBOX=true'
    );
  }
  // There is no Chrome for Linux on ARM.
  const isLinuxArm = process.platform === 'linux' && process.arch !== 'x64';
  const command = isLinuxArm ? 'sudo apt-get install chromium' : 'npx puppeteer@24 browsers install chrome';
  return `No browser to print the PDF with. Install one: ${command}\nOr name one in GRADSHEET_BROWSER.`;
}
