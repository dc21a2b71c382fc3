/** The page templates: a folder a format, a partial a block kind. They shape pages and compute nothing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { templateError } from './template-error.js';

const OURS = fileURLToPath(new URL('../../templates/', import.meta.url));

/** A value that a template prints as it is, because it has been made for the format already. */
export type Ready = InstanceType<typeof Handlebars.SafeString>;
export const ready = (text: string): Ready => new Handlebars.SafeString(text);

export interface Templates {
  /** The function that fills a partial with data. Throws a TemplateError. */
  readonly partial: (name: string) => (data: object) => string;
  /** A file that a page takes in whole: its style sheet. */
  readonly file: (name: string) => string;
}

type TemplateFormat = 'html' | 'tex' | 'export';
const ours = new Map<TemplateFormat, Templates>();

/**
 * The templates of a format. A file in a folder of that name under `own` takes the place of ours; it is read for each
 * sheet, because its author may be at work on it. HTML escapes whatever is not `ready`; LaTeX and code escape nothing by
 * themselves, their data has been made LaTeX or code before.
 */
export function templatesOf(format: TemplateFormat, own?: string): Templates {
  if (own !== undefined) return readTemplates(format, own);
  const known = ours.get(format) ?? readTemplates(format);
  ours.set(format, known);
  return known;
}

function readTemplates(format: TemplateFormat, own?: string): Templates {
  const folders = [...(own === undefined ? [] : [join(own, format)]), join(OURS, format)].filter((f) => existsSync(f));
  const pathOf = (name: string): string => join(folders.find((f) => existsSync(join(f, name))) ?? OURS, name);
  const file = (name: string): string => readFileSync(pathOf(name), 'utf8');
  const handlebars = Handlebars.create();
  // Written out, a value between braces would need three of them, which mean something else to Handlebars.
  handlebars.registerHelper('braced', (text: unknown) => `{${String(text)}}`);
  const names = new Set(folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.hbs'))));
  const options = { strict: true, noEscape: format !== 'html' };
  for (const name of names) {
    const text = file(name);
    const filled = handlebars.compile(text, options);
    handlebars.registerPartial(name.slice(0, -'.hbs'.length), (data: object, runtime?: Handlebars.RuntimeOptions) => {
      try {
        return filled(data, runtime);
      } catch (error) {
        throw own === undefined ? error : templateError(error as Error, pathOf(name), text);
      }
    });
  }
  const partial: Templates['partial'] = (name) => handlebars.compile(`{{> ${name}}}`, options);
  return { partial, file };
}
