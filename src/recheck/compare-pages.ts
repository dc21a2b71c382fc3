/** The pages of a PDF beside the same sheet printed anew. */
import type { RunningLines } from '../write/running.js';
import { type Finding, quoted, standsFor } from './finding.js';
import type { HtmlLeaf } from './html-leaves.js';
import type { Run } from './pdf/page-content.js';
import type { Leaf, TaggedPdf } from './pdf/tags.js';
import { placesOf } from './places.js';
import { difference, isSame, type Stretch, stretches } from './stretch.js';

/** Whatever on the pages is not as in `expected` (the texts of the sheet, its heads and feet), in the order of the pages. */
export function comparePages(pdf: TaggedPdf, expected: readonly HtmlLeaf[], running: RunningLines): readonly Finding[] {
  const findings = [
    ...compareTexts(pdf.leaves, expected),
    ...pdf.untagged.flatMap((runs, n, all) => compareRunning(runs, n + 1, all.length, running)),
  ];
  return findings.sort((a, b) => (a.page ?? 0) - (b.page ?? 0));
}

function compareTexts(leaves: readonly Leaf[], expected: readonly HtmlLeaf[]): readonly Finding[] {
  const placeOf = placesOf(expected);
  const [standing, due] = [stretches(leaves), stretches(expected)];
  const findings: Finding[] = [];
  for (const { stands, should } of aligned(standing, due)) {
    const first = should?.leaves.at(-1);
    const place = first ? placeOf(first) : 'a text that no line of the sheet has';
    if (stands && should) findings.push(...compareStretches(stands, should, placeOf));
    else if (stands) findings.push({ page: pageOf(stands), place, problem: standsFor(shown(stands), '') });
    else if (should) findings.push({ page: undefined, place, problem: standsFor('', shown(should)) });
  }
  return findings;
}

const pageOf = ({ leaves }: Stretch<Leaf>): number | undefined => leaves.at(-1)?.page;
/** A drawing may have words alone. */
const shown = ({ text, alt = '' }: Stretch<Leaf | HtmlLeaf>): string => (text.trim() === '' ? alt : text);

function compareStretches(
  stands: Stretch<Leaf>,
  should: Stretch<HtmlLeaf>,
  placeOf: (leaf: HtmlLeaf) => string,
): readonly Finding[] {
  const findings: Finding[] = [];
  const within = should.alt === undefined ? '' : `, in what reads ${quoted(should.alt)}`;
  if (stands.letters !== should.letters) {
    const [there, due] = difference(stands, should);
    const problem = `${standsFor(there.text, due.text)}${within}`;
    findings.push({ page: there.leaf.page, place: placeOf(due.leaf), problem });
  }
  if (stands.alt !== should.alt) {
    const place = placeOf(should.leaves.at(-1) as HtmlLeaf);
    const problem = `the words that are heard are ${quoted(stands.alt ?? '')} where ${quoted(should.alt ?? '')} should be`;
    findings.push({ page: pageOf(stands), place, problem });
  }
  return [...findings, ...hiddenIn(stands, should, placeOf).map((f) => ({ ...f, problem: `${f.problem}${within}` }))];
}

/** Letters that are there and not seen, together where they stand in one place. */
function hiddenIn(
  { leaves, origins }: Stretch<Leaf>,
  should: Stretch<HtmlLeaf>,
  placeOf: (leaf: HtmlLeaf) => string,
): readonly Finding[] {
  const byPlace = new Map<string, Leaf[]>();
  for (const leaf of leaves.filter(({ isHidden }) => isHidden)) {
    const due = should.origins[origins.findIndex((origin) => origin.leaf === leaf)]?.leaf ?? should.leaves.at(-1);
    const place = placeOf(due as HtmlLeaf);
    byPlace.set(place, [...(byPlace.get(place) ?? []), leaf]);
  }
  return [...byPlace].map(([place, hidden]) => {
    return { page: hidden[0]?.page, place, problem: isCovered(hidden.map(({ text }) => text).join(' ')) };
  });
}

interface Pair {
  readonly stands: Stretch<Leaf> | undefined;
  readonly should: Stretch<HtmlLeaf> | undefined;
}

/** So far apart one looks for a place where both go on alike. */
const MOST_APART = 400;

/** What stands beside what should: what is between two stretches that are the same goes together in its order. */
function aligned(standing: readonly Stretch<Leaf>[], due: readonly Stretch<HtmlLeaf>[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let [n, k] = [0, 0];
  while (n < standing.length || k < due.length) {
    const [more, moreDue] = untilSame(standing, due, n, k);
    for (let gap = 0; gap < Math.max(more, moreDue); gap++)
      pairs.push({
        stands: gap < more ? standing[n + gap] : undefined,
        should: gap < moreDue ? due[k + gap] : undefined,
      });
    n += more;
    k += moreDue;
    if (n < standing.length && k < due.length) pairs.push({ stands: standing[n++], should: due[k++] });
  }
  return pairs;
}

/** How many stretches stand, and should stand, before two that are the same; all the rest where there are none. */
function untilSame(
  standing: readonly Stretch<Leaf>[],
  due: readonly Stretch<HtmlLeaf>[],
  n: number,
  k: number,
): readonly [number, number] {
  const sameAt = (a: number, b: number): boolean => {
    const [stands, should] = [standing[n + a], due[k + b]];
    if (stands === undefined || should === undefined) return stands === should;
    return isSame(stands, should);
  };
  // Two in a row: symbols by themselves stand in many places.
  for (let apart = 0; apart <= MOST_APART; apart++)
    for (const a of nearestFirst(apart))
      if (sameAt(a, apart - a) && (apart === 0 || sameAt(a + 1, apart - a + 1))) return [a, apart - a];
  return [standing.length - n, due.length - k];
}

/** 0 … apart, those first that leave as many out on both sides. */
const nearestFirst = (apart: number): readonly number[] =>
  Array.from({ length: apart + 1 }, (_, a) => a).sort((a, b) => Math.abs(2 * a - apart) - Math.abs(2 * b - apart));

/** Head and foot of a page, in whatever order they are drawn, and nothing else. */
function compareRunning(
  runs: readonly Run[],
  page: number,
  pages: number,
  { first, later, foot }: RunningLines,
): readonly Finding[] {
  const { left, right } = page === 1 ? first : later;
  const due = [left, right, foot, `${page} / ${pages}`].filter((text) => text !== '');
  let rest = letters(runs.map(({ text }) => text).join(''));
  const missing: string[] = [];
  for (const text of due.sort((a, b) => b.length - a.length)) {
    const at = rest.indexOf(letters(text));
    if (at < 0) missing.push(text);
    else rest = `${rest.slice(0, at)}${rest.slice(at + letters(text).length)}`;
  }
  const hidden = runs.filter(({ isHidden }) => isHidden).map(({ text }) => text);
  // What stands there in place of nothing is most likely drawn over the page.
  const place = missing.length === 0 ? 'outside of the text' : 'head or foot';
  const problem = standsFor(rest, missing.join(' … '));
  return [
    ...(rest === '' && missing.length === 0 ? [] : [{ page, place, problem }]),
    ...(hidden.length === 0 ? [] : [{ page, place: 'head or foot', problem: isCovered(hidden.join('')) }]),
  ];
}

const isCovered = (text: string): string => `${quoted(text)} is covered, or not drawn in ink`;
const letters = (text: string): string => text.replaceAll(/\s/g, '');
