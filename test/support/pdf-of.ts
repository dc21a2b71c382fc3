/** Shipped specs as sheets, without the certificate, which takes its time. */
import { solveText } from '../../src/commands/solved.js';
import type { Document } from '../../src/document/document.js';
import { solutionSheet } from '../../src/report/solution-sheet.js';
import { solveInStyle } from '../../src/report/styles/styles.js';
import { writeHtml } from '../../src/write/html.js';
import type { Print } from '../../src/write/pdf.js';
import { textOf, withKeys } from './shipped.js';

const NO_CHECKS = { seed: 0, checks: [], failures: [] };

/** The sheet of a shipped spec as it is, or in another language. */
export function shippedSheet(name: string, language?: string): Document {
  const text = language === undefined ? textOf(name) : withKeys(textOf(name), `language: ${language}`);
  const parts = solveText({ name, text }, { solver: solveInStyle });
  return solutionSheet(parts.map(({ part, solution }) => ({ part, solution, certificate: NO_CHECKS })));
}

export const pdfOf = (sheet: Document, print: Print): Promise<Uint8Array> =>
  print(writeHtml(sheet), { title: sheet.title, language: sheet.language });
