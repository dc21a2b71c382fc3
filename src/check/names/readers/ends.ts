/** What the scripts of a name say of units: numbers, running letters, and units that have names (h1, o1, out). */

/** A unit, or all units of a layer, as a script spells it. */
export interface End {
  /** The letter or word that tells the layer: `h` of h1, `out`. */
  readonly kind?: string;
  /** The number of that layer, where it stands at the unit: `z_1^{(2)}`. */
  readonly mark?: number;
  /** Undefined: the whole layer. */
  readonly unit?: number | string;
  /** Where it is certain. */
  readonly layer?: number;
}

const isNumber = (text: string | undefined): text is string => text !== undefined && /^\d+$/.test(text);
const isLetter = (text: string | undefined): text is string => text !== undefined && /^\p{L}$/u.test(text);
const isWord = (text: string | undefined): text is string => text !== undefined && /^\p{L}+$/u.test(text);

/** All ways to read scripts as so many ends. */
export function endsIn(texts: readonly string[], count: number): readonly (readonly End[])[] {
  const groups = groupsIn(texts);
  if (groups.length === 0) return count === 0 ? [[]] : [];
  if (groups.length > 1 && groups.length !== count) return [];
  if (groups.length === 1) return sequences(groups[0] as readonly string[], count);
  return groups
    .map((group) => sequences(group, 1))
    .reduce<readonly (readonly End[])[]>(
      (all, ends) => all.flatMap((before) => ends.map((end) => [...before, ...end])),
      [[]],
    );
}

/** What stands between commas, `h1` taken apart. */
function groupsIn(texts: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [[]];
  for (const text of texts) {
    if (text === ',' || text === ';' || text === '->') groups.push([]);
    else groups.at(-1)?.push(...(text.match(/\d+|\p{L}+|[^\s\d\p{L}]/gu) ?? []));
  }
  return groups.filter((group) => group.length > 0);
}

/** A stretch of scripts as so many ends side by side. */
function sequences(group: readonly string[], count: number): readonly (readonly End[])[] {
  if (count === 0 || group.length === 0) return count === 0 && group.length === 0 ? [[]] : [];
  return firstEnds(group, count).flatMap(({ end, rest }) => sequences(rest, count - 1).map((ends) => [end, ...ends]));
}

function firstEnds(
  [first, second, ...more]: readonly string[],
  count: number,
): readonly { readonly end: End; readonly rest: readonly string[] }[] {
  const rest = second === undefined ? more : [second, ...more];
  if (isNumber(first)) {
    const whole = { end: { unit: Number(first) }, rest };
    if (count === 1 || first.length === 1) return [whole];
    return [whole, { end: { unit: Number(first[0]) }, rest: [first.slice(1), ...rest] }];
  }
  if (!isWord(first)) return [];
  const mark = markIn(more);
  return [
    ...(isLetter(first)
      ? [
          // j may run over the hidden units, as k does over the outputs.
          { end: { kind: first, unit: first }, rest },
          { end: { unit: first }, rest },
        ]
      : []),
    { end: { kind: first }, rest },
    ...(isNumber(second) ? [{ end: { kind: first, unit: Number(second) }, rest: more }] : []),
    ...(isLetter(second) ? [{ end: { kind: first, unit: second }, rest: more }] : []),
    ...(isNumber(second) && mark
      ? [{ end: { kind: first, unit: Number(second), mark: mark.layer }, rest: mark.rest }]
      : []),
  ];
}

/** `^(2)` behind the number of a unit. */
function markIn([caret, ...texts]: readonly string[]):
  | { readonly layer: number; readonly rest: readonly string[] }
  | undefined {
  if (caret !== '^') return undefined;
  const [open, layer, close, ...rest] = texts;
  if (isNumber(open)) return { layer: Number(open), rest: texts.slice(1) };
  return /^[([]$/.test(open ?? '') && isNumber(layer) && /^[)\]]$/.test(close ?? '')
    ? { layer: Number(layer), rest }
    : undefined;
}
