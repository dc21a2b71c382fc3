/** The specs that ship with the project. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Spec, yaml } from './solved.js';

const FOLDER = fileURLToPath(new URL('../../specs/', import.meta.url));

/** Their names, without the ending. */
export const SHIPPED: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length))
  .sort();

export const textOf = (name: string): string => readFileSync(`${FOLDER}${name}.yaml`, 'utf8');

/** A spec with `keys` (lines of YAML) in place of its own, such as another notation. */
export const withKeys = (text: string, keys: string): string => JSON.stringify({ ...yaml(text), ...yaml(keys) });

const OF_PRINTING = ['notation', 'rounding', 'carry', 'detail', 'language', 'course', 'date', 'version', 'marks'];

/** A spec without all that it says of its printing: for tests of the printing by default. */
export const plainly = (spec: Spec): Spec =>
  Object.fromEntries(Object.entries(spec).filter(([key]) => !OF_PRINTING.includes(key)));

export const plainTextOf = (name: string): string => JSON.stringify(plainly(yaml(textOf(name))));

/** The problems that ship, one a part: what stands above the parts is put into each. */
export const PROBLEMS: readonly { readonly name: string; readonly spec: Spec }[] = SHIPPED.flatMap((name) => {
  const { parts, ...shared } = yaml(textOf(name)) as Spec & { parts?: Readonly<Record<string, Spec>> };
  if (parts === undefined) return [{ name, spec: shared }];
  return Object.entries(parts).map(([part, own]) => ({
    name: `${name}/${part}`,
    spec: { ...shared, ...own, values: { ...(shared.values as object), ...(own.values as object) } },
  }));
});
