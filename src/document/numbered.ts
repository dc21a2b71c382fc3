/**
 * The numbers that headings, equations, tables, figures and questions go by, and the places that references lead to.
 * They are decided here, once: every printing shows the same ones.
 */
import {
  type Block,
  type Citation,
  type Document,
  type Draft,
  type Inlines,
  type Reference,
  text,
} from './document.js';
import { mapTexts } from './map-block.js';

/** What tables and sections are called where a sentence refers to one. */
export interface PlaceWords {
  readonly table: string;
  readonly section: string;
}

/** The draft with its numbers. What is cited is found at the nearest place before, within the part. */
export function numbered(draft: Draft, words: PlaceWords): Document {
  const numberOf = newNumbers();
  const anchorFor = newAnchors();
  const places = newPlaces(words);
  const cited = new Set<string>();
  const blocks = draft.blocks.map((block) => {
    if (block.kind === 'heading' && block.level === 0) places.beginPart();
    const resolved = mapTexts(block, (inlines) => withReferences(inlines, places.find));
    for (const anchor of anchorsIn(resolved)) cited.add(anchor);
    const number = numberOf(block);
    const anchor = anchorFor(block, number);
    places.add(block, { number, anchor });
    return { ...resolved, number, anchor };
  });
  return { ...draft, blocks: blocks.map((block) => ({ ...block, isCited: cited.has(block.anchor) })) };
}

function newNumbers(): (block: Block) => string {
  const counts = { section: 0, subsection: 0, equation: 0, table: 0, figure: 0, question: 0 };
  return (block) => {
    switch (block.kind) {
      case 'heading':
        if (block.level === 0) counts.section = 0;
        if (block.level === 0) return '';
        if (block.level === 2) return `${counts.section}.${++counts.subsection}`;
        counts.subsection = 0;
        return `${++counts.section}`;
      case 'equation':
      case 'table':
      case 'figure':
      case 'question':
        return `${++counts[block.kind]}`;
      case 'paragraph':
      case 'list':
      case 'space':
      case 'code':
        return '';
    }
  };
}

/** By what an equation or a table works out, where that has a label, else by the number: `gradient-L-z2`, `section-3`. */
function newAnchors(): (block: Block, number: string) => string {
  const taken = new Set<string>();
  return (block, number) => {
    const isHeading = block.kind === 'heading';
    if (number === '' && !isHeading) return '';
    const [label] = isHeading ? [] : labelsOf(block);
    const name = label ?? (number === '' ? 'part' : `${isHeading ? 'section' : block.kind}-${number}`);
    let anchor = name;
    for (let n = 2; taken.has(anchor); n++) anchor = `${name}-${n}`;
    taken.add(anchor);
    return anchor;
  };
}

/** What a block can be cited by. */
function labelsOf(block: Block): readonly string[] {
  if (block.kind === 'equation') return block.lines.flatMap(({ label }) => (label === undefined ? [] : [label]));
  return block.kind === 'table' || block.kind === 'heading' ? (block.labels ?? []) : [];
}

type Place = Pick<Reference, 'target' | 'number' | 'anchor' | 'text'>;

interface Places {
  readonly beginPart: () => void;
  readonly add: (block: Block, place: Pick<Place, 'number' | 'anchor'>) => void;
  readonly find: (label: string) => Place | undefined;
}

/** Sections are found from everywhere below them, what is worked out only within its part: the next has its own. */
function newPlaces(words: PlaceWords): Places {
  const sections = new Map<string, Place>();
  const worked = new Map<string, Place>();
  return {
    beginPart: () => worked.clear(),
    add: (block, { number, anchor }) => {
      const target = block.kind === 'heading' ? 'section' : block.kind === 'table' ? 'table' : 'equation';
      const text = target === 'equation' ? `(${number})` : `${words[target]}\u00a0${number}`;
      const known = target === 'section' ? sections : worked;
      for (const label of labelsOf(block)) known.set(label, { target, number, anchor, text });
    },
    find: (label) => worked.get(label) ?? sections.get(label),
  };
}

const withReferences = (inlines: Inlines, find: Places['find']): Inlines =>
  inlines.flatMap((inline) => (inline.kind === 'citation' ? referencesFor(inline, find) : [inline]));

/** "(3), (5)–(8)", each with a link; other words where not all that is cited stands before. */
function referencesFor({ of, before, text: otherwise }: Citation, find: Places['find']): Inlines {
  const places = of.map(find).filter((place) => place !== undefined);
  if (places.length === 0 || places.length < of.length) return otherwise === '' ? [] : [text(otherwise)];
  const distinct = [...new Map(places.map((place) => [place.anchor, place])).values()];
  const runs = runsOf(distinct);
  // "Table 1" may begin a line; with the word before it, it is too long for a margin.
  const lead = runs[0]?.[0]?.target === 'equation' ? before : before.replace(/\u00a0$/, ' ');
  return [text(lead), ...runs.flatMap((run, n) => [...(n === 0 ? [] : [text(', ')]), ...runText(run)])];
}

/** Equations that follow one another together, all else by itself. */
function runsOf(places: readonly Place[]): readonly (readonly Place[])[] {
  const runs: Place[][] = [];
  for (const place of places.toSorted((a, b) => Number(a.number) - Number(b.number))) {
    const last = runs.at(-1)?.at(-1);
    const follows =
      last?.target === 'equation' && place.target === 'equation' && Number(place.number) === Number(last.number) + 1;
    if (follows) runs.at(-1)?.push(place);
    else runs.push([place]);
  }
  return runs;
}

/** From three on the first and the last are named. */
function runText(run: readonly Place[]): Inlines {
  const links = run.map((place): Reference => ({ kind: 'reference', ...place }));
  const [first, last] = [links[0], links.at(-1)];
  if (links.length > 2 && first && last) return [first, text('–'), last];
  return links.flatMap((link, n) => (n === 0 ? [link] : [text(', '), link]));
}

function anchorsIn(block: Block): readonly string[] {
  const anchors: string[] = [];
  mapTexts(block, (inlines) => {
    for (const inline of inlines) if (inline.kind === 'reference') anchors.push(inline.anchor);
    return inlines;
  });
  return anchors;
}
