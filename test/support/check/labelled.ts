/** Documents whose lines carry labels: what a person found each of them to be. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkDocument } from '../../../src/check/check.js';
import { type Verdict, worst } from '../../../src/check/judge/verdict.js';
import { readProblems } from '../../../src/problem/read.js';
import { textOf } from '../shipped.js';

export type Label = 'correct' | 'rounding-ok' | 'wrong' | 'ocr-garbled' | 'ambiguous';

export interface LabelledLine {
  readonly id: string;
  readonly text: string;
  readonly label: Label;
  /** Undefined where no claim was found on the line: it states data, or defines a name. */
  readonly verdict: Verdict | undefined;
}

export interface LabelledDocument {
  readonly name: string;
  /** Whether it is kept aside: looked at when all is done, not while the checker is built. */
  readonly isAside: boolean;
  readonly lines: readonly LabelledLine[];
}

/** What a line of each label should come out as. */
export const FITS: Readonly<Record<Label, readonly Verdict[]>> = {
  correct: ['correct', 'rounded'],
  'rounding-ok': ['rounded', 'correct'],
  wrong: ['wrong', 'follows'],
  'ocr-garbled': ['unread', 'undecided'],
  ambiguous: ['correct', 'rounded', 'undecided', 'unread'],
};

export const fits = ({ label, verdict }: LabelledLine): boolean =>
  verdict === undefined ? label !== 'wrong' : FITS[label].includes(verdict);

const FOLDER = fileURLToPath(new URL('../../data/claims/', import.meta.url));

/** The labelled documents whose names begin so, judged. The first line of one names its spec, its own or a shipped one. */
export const labelledDocuments = (start = ''): readonly LabelledDocument[] =>
  readdirSync(FOLDER)
    .filter((file) => file.startsWith(start) && file.endsWith('.md'))
    .map((file) => judged(file.slice(0, -'.md'.length)));

/** A line with its label. */
export const LINE = /^\$\$(?<text>.*)\$\$ <!-- (?<label>\S+) (?<id>\S+) -->$/gmu;

/** A labelled document, and the spec that it is judged by. */
export function documentOf(name: string): { readonly text: string; readonly spec: string; readonly specName: string } {
  const text = readFileSync(`${FOLDER}${name}.md`, 'utf8');
  const [, specName = ''] = /^<!-- spec ([\w-]+)/u.exec(text) ?? [];
  const own = `${FOLDER}${specName}.yaml`;
  return { text, spec: existsSync(own) ? readFileSync(own, 'utf8') : textOf(specName), specName };
}

function judged(name: string): LabelledDocument {
  const { text: document, spec, specName } = documentOf(name);
  const { claims } = checkDocument(readProblems(spec, specName), document);
  const lines = [...document.matchAll(LINE)].map((match): LabelledLine => {
    const { text = '', label, id = '' } = match.groups ?? {};
    const [start, end] = [match.index, match.index + match[0].length];
    const found = claims.filter((c) => c.span.start >= start && c.span.end <= end).map((c) => c.verdict);
    return { id, text, label: label as Label, verdict: found.length > 0 ? worst(found) : undefined };
  });
  return { name, isAside: /^<!-- spec .*kept aside/u.test(document), lines };
}
