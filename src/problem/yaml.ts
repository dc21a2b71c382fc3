/** Spec files as YAML (or JSON, which is YAML): read with places, refused where they are too large or too odd. */
import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type Scalar as YamlScalar } from 'yaml';
import type { Diagnostic, Span } from '../language/source.js';
import { MAX_FILE_LENGTH, MAX_NESTING, MAX_NODES } from './limits.js';
import type { Entry, Located } from './located.js';
import { shield, unshield } from './shield.js';

/** The document that `text` is, or `undefined` with the reasons in `problems`. */
export function readYaml(text: string, problems: Diagnostic[]): Located | undefined {
  const tooLarge = sizeProblem(text);
  if (tooLarge) {
    problems.push(tooLarge);
    return undefined;
  }
  const document = parseDocument(shield(text), { prettyErrors: false, schema: 'core', uniqueKeys: false });
  let last: Diagnostic | undefined;
  for (const { code, message, pos } of document.errors) {
    const problem: Diagnostic = { code: 'yaml', span: inside(text, pos), ...explained(code, unshield(message)) };
    // One slip often breaks several rules of the grammar, at one place or one after the other.
    if (problem.span.start === last?.span.start || problem.message === last?.message) continue;
    problems.push(problem);
    last = problem;
  }
  if (document.errors.length > 0) return undefined;
  if (document.contents === null) {
    problems.push({ code: 'empty-file', span: { start: 0, end: 0 }, message: 'the file holds no spec' });
    return undefined;
  }
  const before = problems.length;
  const root = new Reader(text, problems).read(document.contents);
  return problems.length > before ? undefined : root;
}

/** The library that reads YAML recurses, so nesting is measured before it sees the file. */
function sizeProblem(text: string): Diagnostic | undefined {
  if (text.length > MAX_FILE_LENGTH) {
    const message = `the file has ${text.length} characters, more than the ${MAX_FILE_LENGTH} that are read`;
    return { code: 'file-too-large', span: { start: 0, end: 0 }, message };
  }
  let depth = 0;
  for (let n = 0; n < text.length; n++) {
    const c = text[n];
    if (c === '[' || c === '{') depth++;
    else if ((c === ']' || c === '}') && depth > 0) depth--;
    if (depth > MAX_NESTING) return tooDeep({ start: n, end: n + 1 });
  }
  for (const match of text.matchAll(/^[ \t]*(?:[-?:][ \t]+)*/gm)) {
    const marks = match[0].replaceAll(/[ \t]+/g, ' ').length;
    if (match[0].length > 4 * MAX_NESTING || marks > 2 * MAX_NESTING) {
      return tooDeep({ start: match.index + 4 * MAX_NESTING, end: match.index + match[0].length });
    }
  }
  return undefined;
}

const tooDeep = (span: Span): Diagnostic => ({
  code: 'too-deep',
  span,
  message: `the file is nested more than ${MAX_NESTING} levels deep`,
});

const inside = (text: string, [start, end]: readonly [number, number]): Span => ({
  start: Math.min(start, text.length),
  end: Math.min(end, text.length),
});

function explained(code: string, message: string): { readonly message: string; readonly hint?: string } {
  switch (code) {
    case 'BAD_INDENT':
      if (!message.startsWith('Flow')) return { message: `this is not YAML: ${message}` };
      return { message: 'a `[` or `{` before this is not closed', hint: 'close it, and indent the lines inside' };
    case 'TAB_AS_INDENT':
      return { message: 'YAML is indented with spaces, not with tabs' };
    case 'MULTIPLE_DOCS':
      return { message: 'the file holds several YAML documents', hint: 'put several problems under `parts:`' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        message: 'this value cannot hold keys',
        hint: 'check the indentation, or put quotes around a text with `: ` in it',
      };
    case 'BAD_SCALAR_START':
    case 'MISSING_CHAR':
      if (/quote$/.test(message)) return { message: 'a quotation mark before this is never closed' };
      return { message: `this is not YAML: ${message}`, hint: 'a text with such signs in it needs quotes: "…"' };
    default:
      return { message: `this is not YAML: ${message}` };
  }
}

/** Walks the nodes of a document. Aliases are followed, so every visit counts against the limit. */
class Reader {
  private visited = 0;
  private readonly anchors = new Map<string, Node>();

  constructor(
    private readonly text: string,
    private readonly problems: Diagnostic[],
  ) {}

  read(from: Node | null, depth = 0, at: Span = { start: 0, end: 0 }): Located {
    const node = isAlias(from) ? this.anchors.get(from.source) : from;
    const range = node?.range ?? from?.range;
    const span = range ? inside(this.text, [range[0], range[1]]) : at;
    const nothing: Located = { kind: 'scalar', value: null, text: '', span, raw: '', verbatim: 0 };
    if (node === null) return nothing;
    if (node === undefined) return this.refuse(nothing, 'unknown-alias', 'no anchor of that name stands before this');
    if (++this.visited > MAX_NODES || depth > MAX_NESTING) {
      const first = this.visited <= MAX_NODES + 1;
      const message = `the file stands for more than ${MAX_NODES} values`;
      if (first) this.problems.push(depth > MAX_NESTING ? tooDeep(span) : { code: 'too-many-values', span, message });
      this.visited = MAX_NODES + 1;
      return nothing;
    }
    if ('anchor' in node && node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if ('tag' in node && node.tag !== undefined) {
      if (!node.tag.startsWith('tag:yaml.org,2002:') || this.text[span.start] === '!') {
        return this.refuse(nothing, 'yaml-tag', 'tags such as `!name` mean nothing in a spec', 'leave the tag out');
      }
    }
    if (isScalar(node)) return this.scalar(node, span);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item as Node | null, depth + 1, span));
      return { kind: 'list', items, span };
    }
    if (!isMap(node)) return nothing;
    const entries = new Map<string, Entry>();
    for (const { key, value } of node.items) {
      const entry = this.entry(key as Node, value as Node | null, depth);
      if (entry === undefined) continue;
      if (entries.has(entry.key)) {
        const message = `the key \`${entry.key}\` stands twice in the same map`;
        this.problems.push({ code: 'duplicate-key', span: entry.keySpan, message, hint: 'keep one of the two' });
      }
      entries.set(entry.key, entry);
    }
    return { kind: 'map', entries: [...entries.values()], span };
  }

  private scalar(node: YamlScalar, span: Span): Located {
    const { value } = node;
    const quoted = node.type !== 'PLAIN';
    const text = unshield(quoted && typeof value === 'string' ? value : (node.source ?? String(value)));
    const raw = this.text.slice(span.start, span.end);
    const known =
      typeof value === 'string' ? text : typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return { kind: 'scalar', value: known, text, span, raw, verbatim: raw.indexOf(text) };
  }

  private entry(keyNode: Node, valueNode: Node | null, depth: number): Entry | undefined {
    const key = this.read(keyNode, depth + 1);
    const value = this.read(valueNode, depth + 1, { start: key.span.end, end: key.span.end });
    if (key.kind !== 'scalar') {
      this.refuse(key, 'bad-key', 'a key is a name, not a list or a map');
      return undefined;
    }
    if (key.text === '__proto__') {
      this.refuse(key, 'bad-key', '`__proto__` cannot be used as a name');
      return undefined;
    }
    return { key: key.text, keySpan: key.span, value };
  }

  private refuse<T extends Located>(node: T, code: string, message: string, hint?: string): T {
    this.problems.push({ code, span: node.span, message, ...(hint !== undefined && { hint }) });
    return node;
  }
}
