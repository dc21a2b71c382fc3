/** HTML among the lines of a text, as the plain signs that it stands for. */

/** A text made of another one, with the place of each of its characters in that. */
export interface Placed {
  readonly text: string;
  readonly offsetOf: (at: number) => number;
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  thinsp: ' ',
  ensp: ' ',
  emsp: ' ',
  times: '×',
  middot: '·',
  sdot: '·',
  minus: '−',
  frac12: '½',
  part: '∂',
  sigma: 'σ',
  eta: 'η',
  delta: 'δ',
  theta: 'θ',
  prime: '′',
  rarr: '→',
  asymp: '≈',
  lt: '<',
  gt: '>',
  amp: '&',
};
const OPENING: Readonly<Record<string, string>> = { sub: '_{', sup: '^{' };

const HTML = /<(\/?)([a-zA-Z][a-zA-Z0-9]{0,12})(?:\s[^<>]{0,200})?\/?>|&([a-z][a-z0-9]{1,8});/g;

/** Tags are left out but for what is lower and higher; entities are what they stand for. */
export function withoutHtml(text: string): Placed {
  let out = '';
  const offsets: number[] = [];
  const put = (said: string, at: number, step: 0 | 1): void => {
    for (let n = 0; n < said.length; n++) offsets.push(at + n * step);
    out += said;
  };
  let position = 0;
  for (const match of text.matchAll(HTML)) {
    put(text.slice(position, match.index), position, 1);
    const [whole, slash, tag = '', entity] = match;
    const opening = OPENING[tag.toLowerCase()];
    const said = entity === undefined ? (slash && opening ? '}' : (opening ?? '')) : (ENTITIES[entity] ?? whole);
    put(said, match.index, 0);
    position = match.index + whole.length;
  }
  put(text.slice(position), position, 1);
  const end = (offsets.at(-1) ?? -1) + 1;
  return { text: out, offsetOf: (at) => offsets[at] ?? end };
}
