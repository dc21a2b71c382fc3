/** Checks a document against the schema of specs, and says where it differs from it in words. */
import type { z } from 'zod';
import { didYouMean } from '../language/nearest.js';
import type { Diagnostic } from '../language/source.js';
import { MAX_MISTAKES } from './limits.js';
import { entriesOf, get, itemsOf, type Located, plain } from './located.js';
import { keysAt, specSchema, TASK_EXAMPLES } from './schema.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What the schema has against the document; nothing where it is a spec by its shape. */
export function shapeProblems(root: Located): readonly Diagnostic[] {
  const result = specSchema.safeParse(plain(root));
  return result.success ? [] : result.error.issues.slice(0, MAX_MISTAKES).flatMap((issue) => explain(issue, [], root));
}

function explain(issue: Issue, above: Path, root: Located): readonly Diagnostic[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, MAX_MISTAKES).map((key) => unknownKey(key, path, root));
  if (issue.code === 'invalid_union' && node(root, path) !== undefined) {
    const meant = meantOption(issue.errors, node(root, path));
    if (meant) return meant.flatMap((inner) => explain(inner, path, root));
  }
  const place = node(root, path);
  if (place === undefined) return [missingKey(path, root)];
  const tooShort = path.at(-2) === 'tasks' ? taskTooShort(place) : undefined;
  if (tooShort) return [tooShort];
  const isInfinite = place.kind === 'scalar' && typeof place.value === 'number' && !Number.isFinite(place.value);
  const message = isInfinite ? `\`${place.text}\` is not a finite number` : issue.message;
  // A word that stands where a key might: `forwards` among the tasks.
  const isItem = place.kind === 'scalar' && typeof path.at(-1) === 'number';
  const hint = isItem ? didYouMean(place.text, keysAt(path.slice(0, -1))) : undefined;
  return [{ code: 'wrong-shape', span: place.span, message, ...hint }];
}

/**
 * The option of a union that the input was meant as: of those that it resembles at the top, one whose own keys are
 * there, and the least wrong. Where several resemble it and none has its keys, only the keys that no option knows.
 */
function meantOption(options: readonly (readonly Issue[])[], input: Located | undefined): readonly Issue[] | undefined {
  const similar = options.filter((issues) => issues.every((i) => i.path.length > 0 || i.code === 'unrecognized_keys'));
  const lacksKey = (i: Issue): boolean => i.path.length === 1 && node(input, i.path) === undefined;
  const named = similar.filter((issues) => !issues.some(lacksKey));
  if (named.length === 0 && similar.length > 1) return similar[0]?.filter((i) => !lacksKey(i));
  return (named.length > 0 ? named : similar).toSorted((a, b) => a.length - b.length)[0];
}

/** A task that is a word alone, where it needs to say more. */
function taskTooShort(place: Located): Diagnostic | undefined {
  const example = Object.entries(TASK_EXAMPLES).find(([id]) => place.kind === 'scalar' && place.text === id);
  if (example === undefined) return undefined;
  const [id, says] = example;
  return { code: 'wrong-shape', span: place.span, message: `\`${id}\` needs more`, hint: `such as ${says}` };
}

function unknownKey(key: string, path: Path, root: Located): Diagnostic {
  const keys = keysAt(path);
  const entry = entriesOf(node(root, path)).find((e) => e.key === key);
  const hint =
    elsewhere(key, path) ??
    taskAlone(key, path) ??
    didYouMean(key, keys) ??
    (keys.length > 0 ? { hint: `there are ${keys.join(', ')}` } : {});
  return {
    code: 'unknown-key',
    span: entry?.keySpan ?? root.span,
    message: `there is no key \`${key}\` here`,
    ...hint,
  };
}

/** `style: delta` beside `notation:` instead of under it. */
const elsewhere = (key: string, path: Path): { hint: string } | undefined =>
  keysAt(path).includes('notation') && keysAt(['notation']).includes(key)
    ? { hint: `it stands under \`notation:\`, as in \`notation: {${key}: …}\`` }
    : undefined;

/** `{forward: true}`, or two tasks in one map. */
const taskAlone = (key: string, path: Path): { hint: string } | undefined =>
  path.at(-2) === 'tasks' && keysAt(path).includes(key)
    ? { hint: `each task is an item of its own: \`tasks: [forward, {matrix: {index_lines: true}}]\`` }
    : undefined;

function missingKey(path: Path, root: Located): Diagnostic {
  const above = path.slice(0, -1);
  const around = node(root, above) ?? root;
  const misspelt = entriesOf(around).find(({ key }) => didYouMean(key, [String(path.at(-1))]) !== undefined);
  if (misspelt && !keysAt(above).includes(misspelt.key)) return unknownKey(misspelt.key, above, root);
  const span = { start: around.span.start, end: around.span.start + 1 };
  return { code: 'missing-key', span, message: `the key \`${String(path.at(-1))}\` is missing here` };
}

function node(root: Located | undefined, path: Path): Located | undefined {
  let at: Located | undefined = root;
  for (const step of path) at = typeof step === 'number' ? itemsOf(at)[step] : get(at, String(step));
  return at;
}
