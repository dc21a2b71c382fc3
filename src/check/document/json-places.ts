/** JSON with the places of its strings' characters in the file. */

/** A text that stands in a file in another spelling. */
export interface PlacedText {
  readonly text: string;
  readonly offsetOf: (at: number) => number;
}

export type JsonNode =
  | { readonly kind: 'string'; readonly value: PlacedText }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, JsonNode])[] }
  | { readonly kind: 'other' };

/** Throws SyntaxError for what is no JSON. */
export function jsonOf(text: string): JsonNode {
  // Says what is wrong and where, so that below all is well formed.
  JSON.parse(text);
  return new Reader(text).value();
}

export const memberOf = (node: JsonNode | undefined, key: string): JsonNode | undefined =>
  node?.kind === 'object' ? node.members.find(([k]) => k === key)?.[1] : undefined;

/** A text that is one string, or a list of its lines. */
export function textsOf(node: JsonNode | undefined): PlacedText | undefined {
  const parts = node?.kind === 'array' ? node.items : node ? [node] : [];
  const texts = parts.flatMap((part) => (part.kind === 'string' ? [part.value] : []));
  if (texts.length === 0) return undefined;
  const starts: number[] = [];
  let length = 0;
  for (const { text } of texts) {
    starts.push(length);
    length += text.length;
  }
  return {
    text: texts.map((t) => t.text).join(''),
    offsetOf: (at) => {
      const n = Math.max(
        0,
        starts.findLastIndex((start) => start <= at && start < length),
      );
      return (texts[n] as PlacedText).offsetOf(at - (starts[n] as number));
    },
  };
}

const LITERAL = /[^\s,\]}]+/y;

/** Deeper nesting is refused, so that no stack overflows. */
const DEEPEST = 500;

class Reader {
  private position = 0;

  constructor(private readonly text: string) {}

  value(depth = 0): JsonNode {
    if (depth > DEEPEST) throw new SyntaxError('it is nested too deeply');
    this.spaces();
    switch (this.text[this.position]) {
      case '"':
        return { kind: 'string', value: this.string() };
      case '[':
        return { kind: 'array', items: this.list(']', () => this.value(depth + 1)) };
      case '{':
        return { kind: 'object', members: this.list('}', () => this.member(depth + 1)) };
      default:
        LITERAL.lastIndex = this.position;
        this.position += LITERAL.exec(this.text)?.[0].length ?? 1;
        return { kind: 'other' };
    }
  }

  private member(depth: number): readonly [string, JsonNode] {
    const key = this.string().text;
    this.spaces();
    this.position++;
    return [key, this.value(depth)];
  }

  private list<T>(close: string, item: () => T): readonly T[] {
    const items: T[] = [];
    this.position++;
    for (;;) {
      this.spaces();
      if (this.text[this.position] === ',') this.position++;
      else if (this.text[this.position] === close) {
        this.position++;
        return items;
      } else items.push(item());
    }
  }

  private spaces(): void {
    while (/\s/.test(this.text[this.position] ?? '')) this.position++;
  }

  private string(): PlacedText {
    const start = this.position + 1;
    const offsets: number[] = [];
    let [at, text] = [start, ''];
    while (this.text[at] !== '"') {
      offsets.push(at);
      const length = this.text[at] !== '\\' ? 1 : this.text[at + 1] === 'u' ? 6 : 2;
      const written = this.text.slice(at, at + length);
      text += length === 1 ? written : (JSON.parse(`"${written}"`) as string);
      at += length;
    }
    this.position = at + 1;
    return { text, offsetOf: (n) => offsets[n] ?? at };
  }
}
