import type { Print } from '../../../src/write/pdf.js';
import { faultsOf } from './faults.js';
import { markedHtml } from './marked-html.js';
import { readMarks } from './marks.js';

/** What is wrong with the pages that a browser makes of a sheet. */
export async function browserFaults(html: string, print: Print): Promise<readonly string[]> {
  return faultsOf(await readMarks(await print(markedHtml(html), { title: 'Pages', language: 'en' })));
}
