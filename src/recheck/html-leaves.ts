/** The texts of a sheet's page, one by one, as the same sheet printed anew would have them. */
import { type PaperStyles, paperStyles } from './paper-styles.js';

/** The text of one node of the page. */
export interface HtmlLeaf {
  readonly text: string;
  /** The formula or figure that it is part of. */
  readonly spoken: Spoken | undefined;
  /** The elements that it stands in, outermost first. */
  readonly within: readonly HtmlElement[];
}

/** A formula or a figure, and its words for those who do not see it. */
export interface Spoken {
  readonly alt: string;
}

export interface HtmlElement {
  readonly name: string;
  readonly classes: readonly string[];
}

const TOKEN = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+)/gi;
const STYLES = /<style>([\s\S]*?)<\/style>/gi;
const WITHOUT_CONTENT = ['meta', 'link', 'br', 'hr', 'img', 'input', 'col', 'wbr'];
const NOT_SHOWN = ['head', 'style', 'script', 'title', 'template'];

interface Open {
  readonly element: HtmlElement;
  readonly spoken: Spoken | undefined;
  readonly isShown: boolean;
  readonly isInCapitals: boolean;
}

/** The texts of a page that `writeHtml` wrote, in their order and as paper shows them. */
export function htmlLeaves(html: string): readonly HtmlLeaf[] {
  const styles = paperStyles([...html.matchAll(STYLES)].map(([, css]) => css).join('\n'));
  const leaves: HtmlLeaf[] = [];
  const open: Open[] = [];
  for (const [, slash, tag = '', attributes = '', text] of html.replaceAll(STYLES, '').matchAll(TOKEN)) {
    const name = tag.toLowerCase();
    const inner = open.at(-1);
    if (text !== undefined && inner?.isShown && text.trim() !== '') {
      const plain = unescaped(text);
      leaves.push({
        text: inner.isInCapitals ? plain.toUpperCase() : plain,
        spoken: inner.spoken,
        within: open.map(({ element }) => element),
      });
    } else if (slash === '/') {
      const at = open.findLastIndex(({ element }) => element.name === name);
      if (at >= 0) open.length = at;
    } else if (name !== '' && !WITHOUT_CONTENT.includes(name) && !attributes.endsWith('/')) {
      const last = opened(name, attributes, inner, styles);
      open.push(last);
      // A drawing is there even where no letter is on it.
      if (last.isShown && last.spoken !== inner?.spoken)
        leaves.push({ text: '', spoken: last.spoken, within: open.map(({ element }) => element) });
    }
  }
  return leaves;
}

function opened(name: string, attributes: string, inner: Open | undefined, { hidden, capitals }: PaperStyles): Open {
  const classes = (attribute(attributes, 'class') ?? '').split(/\s+/);
  const alt = attribute(attributes, 'role') === 'img' ? attribute(attributes, 'aria-label') : undefined;
  const isOneOf = (selectors: ReadonlySet<string>): boolean =>
    [name, ...classes.map((c) => `.${c}`)].some((selector) => selectors.has(selector));
  return {
    element: { name, classes },
    spoken: alt === undefined ? inner?.spoken : { alt },
    isShown: (inner?.isShown ?? true) && !NOT_SHOWN.includes(name) && !isOneOf(hidden),
    isInCapitals: (inner?.isInCapitals ?? false) || isOneOf(capitals),
  };
}

const attribute = (attributes: string, name: string): string | undefined => {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : unescaped(value);
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name] ?? whole;
  });
