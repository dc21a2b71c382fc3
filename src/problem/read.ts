/** Spec files to problems. */
import { type Diagnostic, InputError } from '../language/source.js';
import { buildProblem } from './build.js';
import { newDataReader } from './data/reader.js';
import { placesIn } from './diagnostics.js';
import { entriesOf, get, type Located } from './located.js';
import { NOTHING_OUTSIDE, type Outside } from './outside.js';
import { partsOf } from './parts.js';
import type { Problem } from './problem.js';
import { reportWithoutNetwork } from './read-presentation.js';
import { shapeProblems } from './shape.js';
import { readYaml } from './yaml.js';

export interface Part {
  /** The key under `parts:`; `undefined` for a file that holds one problem. */
  readonly part: string | undefined;
  readonly problem: Problem;
}

/**
 * The problem that a spec states. `fileName` is for messages, and gives the title where the spec has none; `outside` is
 * where the files and sets are that it names. Throws an InputError with everything that is wrong with the spec and its
 * data, and nothing else.
 */
export function readProblem(text: string, fileName: string, outside: Outside = NOTHING_OUTSIDE): Problem {
  const [first] = readProblems(text, fileName, outside) as [Part, ...Part[]];
  return first.problem;
}

/** The problems that a spec states: one, or one for each of its `parts:`. Throws as `readProblem` does. */
export function readProblems(text: string, fileName: string, outside: Outside = NOTHING_OUTSIDE): readonly Part[] {
  const problems: Diagnostic[] = [];
  const root = readYaml(text, problems);
  const found: Part[] = [];
  if (root) problems.push(...shapeProblems(root));
  if (root?.kind === 'map') {
    const specs = partsOf(root);
    const placeAt = placesIn(text);
    const data = newDataReader(outside);
    const inNetworks = new Set<Located | undefined>();
    for (const { part, root: spec, inherited } of specs) {
      const source = { title: titleFrom(fileName), placeAt, elsewhere: inherited, data };
      const problem = buildProblem(spec, source, problems);
      if (problem) found.push({ part, problem });
      if (problem?.network) inNetworks.add(get(spec, 'notation'));
    }
    if (found.length === specs.length) {
      checkInherited(root, found, problems);
      // A notation above the parts is of use where one of them has a network.
      for (const { root: spec } of specs) {
        const notation = get(spec, 'notation');
        if (!inNetworks.has(notation)) reportWithoutNetwork(notation, problems);
      }
    }
  }
  if (problems.length > 0) throw new InputError(inOrder(problems), { name: fileName, text });
  return found;
}

/** Values above the parts must be of use to one of them. */
function checkInherited(root: Located, parts: readonly Part[], problems: Diagnostic[]): void {
  for (const { key, keySpan } of entriesOf(get(root, 'values'))) {
    const name = key.replace(/\[.*/, '');
    if (parts.some(({ problem }) => problem.positions.has(name))) continue;
    const message = `\`${name}\` does not occur in any part`;
    problems.push({ code: 'unknown-name', span: keySpan, message });
  }
}

/** Each once, in the order of the file: parts repeat what stands above them. Of an unknown key nothing else is said. */
function inOrder(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const unique = new Map(problems.map((d) => [`${d.span.start} ${d.message}`, d]));
  const unknown = new Set(problems.flatMap((d) => (d.code === 'unknown-key' ? [d.span.start] : [])));
  const told = [...unique.values()].filter((d) => d.code === 'unknown-key' || !unknown.has(d.span.start));
  return told.toSorted((a, b) => a.span.start - b.span.start);
}

const titleFrom = (fileName: string): string =>
  (fileName.split(/[\\/]/).at(-1) ?? fileName).replace(/\.(ya?ml|json)$/i, '').replaceAll(/[-_]+/g, ' ');
