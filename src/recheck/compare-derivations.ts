/** The derivations inside a PDF beside those that its spec gives. */
import type { DerivationText, PartText } from './derivation-file.js';
import { type Finding, standsFor } from './finding.js';

/** Whatever of the parts is not what the spec gives: the first of each derivation. */
export function compareDerivations(attached: readonly unknown[], parts: readonly PartText[]): readonly Finding[] {
  if (attached.length !== parts.length)
    return [inside('the parts', standsFor(String(attached.length), String(parts.length)))];
  return parts.flatMap((part, n) => comparePart(asPlain(attached[n]), asPlain(part)));
}

type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain | undefined };

/** As it is after it was written and read. */
const asPlain = (value: unknown): Plain => JSON.parse(JSON.stringify(value ?? null)) as Plain;

const inside = (place: string, problem: string): Finding => ({
  page: undefined,
  place: `${place}, inside the file`,
  problem,
});

function comparePart(stands: Plain, due: Plain): readonly Finding[] {
  const dueDerivations = listAt(due, 'derivations');
  const standing = listAt(stands, 'derivations');
  const findings = dueDerivations.flatMap((derivation, n) => compareOne(standing[n] ?? null, derivation));
  if (standing.length > dueDerivations.length)
    findings.push(inside('the derivations', standsFor(String(standing.length), String(dueDerivations.length))));
  const others = ['part', 'results', 'certificate', 'alternative'].flatMap((key) => {
    const found = firstDifference(at(stands, key), at(due, key), [key]);
    return found ? [inside(found.path.join(' '), found.problem)] : [];
  });
  return [...findings, ...others];
}

function compareOne(stands: Plain, due: Plain): readonly Finding[] {
  const found = firstDifference(stands, due, []);
  if (found === undefined) return [];
  const [, n] = found.path;
  const step = found.path[0] === 'steps' && n !== undefined ? listAt(due, 'steps')[Number(n)] : undefined;
  const rule = step === undefined ? '' : `, step ${Number(n) + 1} (${String(at(step, 'rule'))})`;
  return [inside(`the derivation of ${String(at(due, 'goal'))}${rule}`, found.problem)];
}

interface Different {
  readonly path: readonly string[];
  readonly problem: string;
}

function firstDifference(
  stands: Plain | undefined,
  due: Plain | undefined,
  path: readonly string[],
): Different | undefined {
  if (stands === due) return undefined;
  if (typeof stands !== 'object' || typeof due !== 'object' || stands === null || due === null)
    return { path, problem: standsFor(asText(stands), asText(due)) };
  const keys = new Set([...Object.keys(due), ...Object.keys(stands)]);
  for (const key of keys) {
    const found = firstDifference(at(stands, key), at(due, key), [...path, key]);
    if (found) return found;
  }
  return undefined;
}

const asText = (value: Plain | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const at = (value: Plain, key: string): Plain | undefined =>
  value !== null && typeof value === 'object'
    ? (value as { readonly [key: string]: Plain | undefined })[key]
    : undefined;

const listAt = (value: Plain, key: string): readonly Plain[] => {
  const list = at(value, key);
  return Array.isArray(list) ? list : [];
};

/** Of how many steps a sheet's derivations consist. */
export const countSteps = (parts: readonly PartText[]): number =>
  parts.reduce(
    (sum, { derivations, alternative }) => sum + stepsIn(derivations) + (alternative ? countSteps([alternative]) : 0),
    0,
  );

const stepsIn = (derivations: readonly DerivationText[]): number =>
  derivations.reduce((sum, { steps }) => sum + steps.length, 0);
