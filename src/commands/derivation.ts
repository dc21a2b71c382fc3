import { basename } from 'node:path';
import { FILE_NAME, partTexts, writeDerivationFile } from '../recheck/derivation-file.js';
import type { CopyName } from '../report/copies/names.js';
import type { Attachment } from '../write/attachment.js';
import type { Printing } from '../write/printing.js';
import type { WorkedOut } from './sheets.js';
import { VERSION } from './version.js';

/** Whoever fills these in is not to find in the file what is to be found. */
const WITHOUT_ANSWERS: readonly CopyName[] = ['questions', 'workbook'];

/** What a copy of a sheet carries inside its PDF; undefined for those that students fill in. */
export function derivationOf(
  { source, parts }: WorkedOut,
  copy: CopyName,
  { paper = 'a4', templates }: Printing,
): Attachment | undefined {
  if (WITHOUT_ANSWERS.includes(copy)) return undefined;
  return {
    name: FILE_NAME,
    mimeType: 'application/json',
    description: 'The spec of this sheet and every step of its derivations; `gradsheet recheck` reads it.',
    text: (pages) =>
      writeDerivationFile(
        {
          gradsheet: VERSION,
          spec: { name: basename(source.name), text: source.text },
          sheet: { copy, paper, templates: templates === undefined ? 'ours' : 'own' },
          pages,
        },
        partTexts(parts),
      ),
  };
}
