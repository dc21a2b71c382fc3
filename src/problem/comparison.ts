/** The task of a comparison: the same spec with another activation or another loss in its place. */
import type { Diagnostic, Span } from '../language/source.js';
import { type Entry, entriesOf, get, itemsOf, type Located, type Mapping, textOf } from './located.js';

/** A spec that differs from another one as a comparison asks. */
export interface AlternativeSpec {
  readonly root: Located;
  /** What differs, as it is called in the one and in the other. */
  readonly before: string;
  readonly after: string;
  readonly span: Span;
}

/** What a spec asks of its sheet has nothing to do with the alternative. */
const OF_THE_SHEET = ['tasks', 'marks'];

/** What the tasks of the spec at `root` compare it with; undefined where they do not, or not rightly. */
export function alternativeSpec(root: Located, problems: Diagnostic[]): AlternativeSpec | undefined {
  const [task, second] = itemsOf(get(root, 'tasks')).flatMap((item) => get(item, 'comparison') ?? []);
  if (second) {
    const hint = 'for another one write another spec, or a part of this one: `parts: {a: {…}, b: {…}}`';
    problems.push({ code: 'two-of-a-task', span: second.span, message: 'there is one comparison already', hint });
  }
  if (task === undefined) return undefined;
  const changes = [changedLayers(root, task, problems), changedLoss(root, task)].filter((c) => c !== undefined);
  if (changes.length === 0) {
    const message = 'a comparison says what is different, such as `{activation: relu}` or `{loss: squared-error}`';
    if (entriesOf(task).length === 0) problems.push({ code: 'missing-key', span: task.span, message });
    return undefined;
  }
  const changed = changes.reduce((spec, { entry }) => withEntry(spec, entry), without(root, ...OF_THE_SHEET));
  const joined = (name: 'before' | 'after'): string => changes.map((c) => c[name]).join(', ');
  return { root: changed, before: joined('before'), after: joined('after'), span: task.span };
}

interface Change {
  readonly entry: Entry;
  readonly before: string;
  readonly after: string;
}

/** `activation:` is for the hidden layers, or for the only one; `activations:` has one for each layer. */
export function changedLayers(root: Located, task: Located, problems: Diagnostic[]): Change | undefined {
  const one = get(task, 'activation');
  const all = get(task, 'activations');
  const asked = all ?? one;
  if (asked === undefined) return undefined;
  const refuse = (code: string, message: string): undefined => {
    problems.push({ code, span: asked.span, message });
  };
  const network = get(root, 'network');
  const layers = itemsOf(get(network, 'layers'));
  if (network === undefined || layers.length === 0) {
    return refuse('comparison-without-network', 'another activation needs the layers of a `network:`');
  }
  if (one && all) return refuse('two-of-a-task', 'either `activation` or `activations` is compared, not both');
  if (all && itemsOf(all).length !== layers.length) {
    const has = `the network has ${layers.length} ${layers.length === 1 ? 'layer' : 'layers'}`;
    return refuse('layer-shape', `${has}, so \`activations\` has as many entries, not ${itemsOf(all).length}`);
  }
  const hidden = (n: number): boolean => layers.length === 1 || n < layers.length - 1;
  const chosen = layers.map((_, n) => (all ? itemsOf(all)[n] : hidden(n) ? one : undefined));
  const changed = layers.map((layer, n) => {
    const activation = chosen[n];
    return activation ? withEntry(layer, { key: 'activation', keySpan: activation.span, value: activation }) : layer;
  });
  const names = (of: readonly Located[]): string =>
    [...new Set(of.flatMap((layer, n) => (chosen[n] ? [nameAt(get(layer, 'activation'))] : [])))].join(', ');
  const list: Located = { kind: 'list', items: changed, span: network.span };
  return {
    entry: entryFor('network', withEntry(network, entryFor('layers', list))),
    before: names(layers),
    after: names(changed),
  };
}

const nameAt = (node: Located | undefined): string =>
  node === undefined ? 'identity' : (textOf(node) ?? textOf(get(node, 'name')) ?? '');

/** The loss keeps the name that the spec has for it. */
export function changedLoss(root: Located, task: Located): Change | undefined {
  const value = get(task, 'loss');
  if (value === undefined) return undefined;
  const own = get(root, 'loss');
  const isNamed = get(own, 'name') !== undefined && value.kind === 'scalar';
  const loss = isNamed && own ? withEntry(own, entryFor('is', value)) : value;
  const text = (node: Located | undefined): string => textOf(get(node, 'is')) ?? textOf(node) ?? '';
  return { entry: entryFor('loss', loss), before: text(own), after: text(value) };
}

export const entryFor = (key: string, value: Located): Entry => ({ key, keySpan: value.span, value });

const without = (node: Located, ...keys: readonly string[]): Mapping => ({
  kind: 'map',
  entries: entriesOf(node).filter((e) => !keys.includes(e.key)),
  span: node.span,
});

/** The map with an entry in the place of the one with its key, or after all others. */
export const withEntry = (node: Located, entry: Entry): Mapping => {
  const { entries, span } = without(node, entry.key);
  return { kind: 'map', entries: [...entries, entry], span };
};
