/** What stands behind a bracket belongs to the bracket alone where the name before it is no function. */
import type { Written, WrittenName } from './written.js';

/** `h(1-h)^2` as `h · (1-h)^2`; undefined for what is no such power or transpose. */
export function behindBracket(w: Written, isFunction: (head: WrittenName) => boolean): Written | undefined {
  if (w.kind !== 'power' && w.kind !== 'transpose') return undefined;
  const applied = w.kind === 'power' ? w.base : w.of;
  if (applied.kind !== 'applied' || applied.powerOnHead || isFunction(applied.head)) return undefined;
  const [bracket, ...others] = applied.args;
  if (bracket === undefined || others.length > 0) return undefined;
  const span = { start: bracket.span.start, end: w.span.end };
  const behind: Written = w.kind === 'power' ? { ...w, base: bracket, span } : { ...w, of: bracket, span };
  return { kind: 'product', factors: [applied.head, behind], signs: ['side by side'], span: w.span };
}
