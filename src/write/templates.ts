/** The page templates: a folder a format, a partial a block kind. They shape pages and compute nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const FOLDER = new URL('../../templates/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8');

/** A value that a template prints as it is, because it has been made for the format already. */
export type Ready = InstanceType<typeof Handlebars.SafeString>;
export const ready = (text: string): Ready => new Handlebars.SafeString(text);

/**
 * The function that fills a format's page. HTML escapes whatever is not `ready`; LaTeX escapes nothing by itself, its
 * data has been made LaTeX before.
 */
export function pageTemplate(format: 'html' | 'tex'): (data: object) => string {
  const handlebars = Handlebars.create();
  // Written out, a value between braces would need three of them, which mean something else to Handlebars.
  handlebars.registerHelper('braced', (text: unknown) => `{${String(text)}}`);
  const options = { strict: true, noEscape: format === 'tex' };
  for (const file of readdirSync(new URL(`${format}/`, FOLDER))) {
    if (file.endsWith('.hbs')) handlebars.registerPartial(file.slice(0, -4), read(`${format}/${file}`));
  }
  return handlebars.compile('{{> page}}', options);
}

/** A file that a format's page takes in whole: its style sheet. */
export const templateFile = (path: string): string => read(path);
