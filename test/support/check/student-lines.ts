/** Lines as students write them, each with one mistake and its name. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { checkDocument } from '../../../src/check/check.js';
import { readProblems } from '../../../src/problem/read.js';
import { textOf } from '../shipped.js';

export interface Group {
  readonly spec?: string;
  readonly yaml?: string;
  readonly part?: number;
  readonly lines: readonly (readonly [line: string, ...codes: readonly string[]])[];
  readonly aside: Group['lines'];
}

const FILE = new URL('../../data/student-lines.yaml', import.meta.url);
export const GROUPS: readonly Group[] = parse(readFileSync(FILE, 'utf8'));

/** The lines whose mistake has another name, or that are not called wrong at all. */
export function unnamed(lines: (group: Group) => Group['lines']): readonly string[] {
  return GROUPS.flatMap((group) => {
    const parts = readProblems(group.yaml ?? textOf(group.spec ?? ''), 'spec').slice(group.part ?? 0);
    return lines(group).flatMap(([line, ...codes]) => {
      const isLatex = line.includes('\\');
      const { claims } = checkDocument(
        parts.slice(0, 1),
        isLatex ? `$$${line}$$` : line,
        isLatex ? 'markdown' : 'text',
      );
      const claim = claims.at(-1);
      const code = claim?.diagnosis?.code ?? 'none';
      return claim?.verdict === 'wrong' && codes.includes(code) ? [] : [`${line}: ${claim?.verdict} ${code}`];
    });
  });
}
