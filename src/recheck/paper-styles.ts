/** What a page's style sheet does to its texts on paper. */

export interface PaperStyles {
  /** Selectors of what paper does not show. */
  readonly hidden: ReadonlySet<string>;
  /** Selectors of what is printed in capitals. */
  readonly capitals: ReadonlySet<string>;
}

const RULE = /([^{}]+)\{([^{}]*)\}/g;

/** Reads simple selectors (`.imprint`, `nav`) that hold on paper. */
export function paperStyles(css: string): PaperStyles {
  const hidden = new Set<string>();
  const capitals = new Set<string>();
  for (const [, selectors = '', declarations = ''] of onPaper(css).matchAll(RULE)) {
    const simple = selectors.split(',').map((selector) => selector.trim());
    if (/(?:^|[;\s])display:\s*none/.test(declarations)) for (const s of simple) hidden.add(s);
    if (/(?:^|[;\s])text-transform:\s*uppercase/.test(declarations)) for (const s of simple) capitals.add(s);
  }
  return { hidden, capitals };
}

/** The rules outside of blocks for other media; those for print without the brackets around them. */
function onPaper(css: string): string {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  let rest = '';
  let at = 0;
  for (const { index, 0: begin, 1: condition = '' } of plain.matchAll(/@([^{};]+)\{/g)) {
    if (index < at) continue;
    const end = endOfBlock(plain, index + begin.length);
    rest += plain.slice(at, index);
    if (/^media\s+print\s*$/.test(condition)) rest += plain.slice(index + begin.length, end);
    at = end + 1;
  }
  return rest + plain.slice(at);
}

/** Where the block that has begun ends. */
function endOfBlock(css: string, start: number): number {
  let depth = 1;
  for (let at = start; at < css.length; at++) {
    if (css[at] === '{') depth++;
    if (css[at] === '}' && --depth === 0) return at;
  }
  return css.length;
}
