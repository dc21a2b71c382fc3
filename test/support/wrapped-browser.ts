import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { packagedBrowser } from '../../src/write/packaged-browser.js';

/** The npm-shipped browser behind a script, through which a test may kill it or take its fonts away. */
export interface WrappedBrowser {
  readonly path: string;
  /** Where the script's browser looks for fonts, and nowhere else, when it is made `withoutFonts`. Not there at first. */
  readonly fonts: string;
  /** The process that was started last. */
  pid(): Promise<number>;
}

export async function wrapBrowser({ withoutFonts = false } = {}): Promise<WrappedBrowser> {
  const browser = await packagedBrowser();
  if (!browser) throw new Error('the npm-shipped browser is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'gradsheet-browser-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const fontsConf = join(folder, 'fonts.conf');
  await writeFile(
    fontsConf,
    `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  const env = { ...browser.env, ...(withoutFonts && { FONTCONFIG_FILE: fontsConf }) };
  const path = join(folder, 'browser');
  const variables = Object.entries(env).map(([name, value]) => `export ${name}='${value}'\n`);
  await writeFile(path, `#!/bin/sh\n${variables.join('')}echo $$ > '${folder}/pid'\nexec '${browser.path}' "$@"\n`);
  await chmod(path, 0o755);
  return {
    path,
    fonts: join(folder, 'fonts'),
    pid: async () => Number(await readFile(join(folder, 'pid'), 'utf8')),
  };
}
