/** Reads how a spec wants its sheet. What has the wrong shape has been reported before; the default stands in for it. */
import { type Conventions, NOTATIONS, PLAIN, ROLES, STYLES } from '../catalog/notations.js';
import { didYouMean } from '../language/nearest.js';
import { type Rounding, TIES } from '../language/rounding.js';
import type { Diagnostic } from '../language/source.js';
import { entriesOf, get, type Located, numberOf, textOf } from './located.js';
import { readMarks } from './marks.js';
import { badName, isName, reportUnknown } from './names.js';
import {
  CARRIES,
  DETAILS,
  LANGUAGES,
  type NotationChoice,
  type NumberChoice,
  type Presentation,
} from './presentation.js';
import { SECTIONS, type SectionId } from './sections.js';
import type { NameCheck } from './tasks.js';

export const readPresentation = (root: Located, asked: readonly SectionId[], check: NameCheck): Presentation => ({
  notation: readNotation(get(root, 'notation'), check),
  numbers: readNumbers(root, check.problems),
  detail: oneOf(DETAILS, get(root, 'detail')) ?? 'normal',
  language: oneOf(LANGUAGES, get(root, 'language')) ?? 'en',
  head: Object.fromEntries(
    (['course', 'date', 'version'] as const).flatMap((key) => {
      const text = textOf(get(root, key));
      return text === undefined ? [] : [[key, text]];
    }),
  ),
  marks: readMarks(get(root, 'marks'), asked, check.problems),
});

/** The word at `node`, where it is one of `words`. */
const oneOf = <T extends string>(words: readonly T[], node: Located | undefined): T | undefined =>
  words.find((word) => word === textOf(node));

/** Which values each convention may have; the schema offers the same. */
export const CONVENTIONS = {
  weight_order: ['to-from', 'from-to'],
  vectors: ['columns', 'rows'],
  samples: ['rows', 'columns'],
  layers: ['spelled', 'superscript', 'brackets', 'bare', 'subscript', 'names'],
  weights: ['placed', 'flat-rows', 'flat-columns'],
  new_value: ['plus', 'new', 'prime', 'assign'],
  log: ['log', 'ln'],
  style: STYLES,
} as const satisfies { [K in Exclude<keyof Conventions, 'letters'>]: readonly Conventions[K][] };

/** `notation: nielsen`, or a map with a `profile` and whatever differs from it. */
function readNotation(node: Located | undefined, check: NameCheck): NotationChoice {
  const profileNode = node?.kind === 'scalar' ? node : get(node, 'profile');
  const row = NOTATIONS.find((r) => r.name === textOf(profileNode));
  if (profileNode && !row) {
    const names = NOTATIONS.map((r) => r.name);
    check.problems.push({
      code: 'unknown-notation',
      span: profileNode.span,
      message: `there is no notation \`${textOf(profileNode) ?? ''}\``,
      ...(didYouMean(textOf(profileNode) ?? '', names) ?? { hint: `there are ${names.join(', ')}` }),
    });
  }
  const chosen = Object.entries(CONVENTIONS).flatMap(([key, words]) => {
    const word = oneOf<string>(words, get(node, key));
    return word === undefined ? [] : [[key, word]];
  });
  const letters = ROLES.flatMap((role) => {
    const letter = get(node, role);
    const name = textOf(letter);
    if (letter === undefined || name === undefined) return [];
    if (isName(name)) return [[role, name]];
    check.problems.push(badName(name, letter.span));
    return [];
  });
  return {
    ...PLAIN,
    ...row?.conventions,
    ...Object.fromEntries(chosen),
    letters: { ...row?.conventions.letters, ...Object.fromEntries(letters) },
    names: readNames(get(node, 'names'), check),
  };
}

/** Reports what `notation:` at `node` says of networks, for a problem without one: it would change nothing. */
export function reportWithoutNetwork(node: Located | undefined, problems: Diagnostic[]): void {
  for (const { key, keySpan } of entriesOf(node)) {
    if (!OF_NETWORKS.includes(key)) continue;
    const message = `\`${key}\` is about the symbols of a network, and there is no \`network:\` here`;
    problems.push({ code: 'no-network', span: keySpan, message, hint: 'single names print by `names: {w: theta}`' });
  }
}

const OF_NETWORKS: readonly string[] = [
  ...ROLES.filter((role) => role !== 'loss' && role !== 'learning_rate'),
  ...['weight_order', 'layers', 'weights'],
];

function readNames(node: Located | undefined, { symbols, problems }: NameCheck): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { key, keySpan, value } of entriesOf(node)) {
    const shown = textOf(value);
    if (symbols.get(key) === undefined) {
      reportUnknown({ name: key, span: keySpan }, symbols, problems);
    } else if (shown !== undefined) names.set(key, shown);
  }
  return names;
}

/** Four decimals are what a reader can check by hand. */
const USUAL: Rounding = { kind: 'decimals', digits: 4, ties: 'away' };

function readNumbers(root: Located, problems: Diagnostic[]): NumberChoice {
  const node = get(root, 'rounding');
  const rounding = readRounding(node, USUAL, problems);
  const sections = entriesOf(get(node, 'sections')).flatMap(({ key, value }): [SectionId, Rounding][] => {
    const section = SECTIONS.find((id) => id === key);
    return section ? [[section, readRounding(value, rounding, problems)]] : [];
  });
  return { rounding, sections: new Map(sections), carry: oneOf(CARRIES, get(root, 'carry')) ?? 'exact' };
}

function readRounding(node: Located | undefined, otherwise: Rounding, problems: Diagnostic[]): Rounding {
  const ties = oneOf(TIES, get(node, 'ties')) ?? otherwise.ties;
  const [chosen, second] = (['decimals', 'significant'] as const).flatMap((kind) => {
    const digits = get(node, kind);
    const count = numberOf(digits);
    return digits === undefined || count === undefined ? [] : [{ kind, digits: count, span: digits.span }];
  });
  if (second) {
    const message = 'numbers are rounded to `decimals` or to `significant` digits, not to both';
    problems.push({ code: 'two-roundings', span: second.span, message });
  }
  return chosen ? { kind: chosen.kind, digits: chosen.digits, ties } : { ...otherwise, ties };
}
