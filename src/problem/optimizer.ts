/** Reads which optimizer a task wants, and its constants. */
import { OPTIMIZERS, WEIGHT_DECAY } from '../catalog/optimizers.js';
import type { Expr } from '../language/expr.js';
import { didYouMean } from '../language/nearest.js';
import type { Diagnostic } from '../language/source.js';
import { entriesOf, get, type Located, textOf } from './located.js';
import type { OptimizerChoice } from './problem.js';
import { readNumber } from './values.js';

/** The optimizer at `node`, or the `usual` one, with its constants; keys in `besides` are for others to read. */
export function readOptimizer(
  node: Located,
  problems: Diagnostic[],
  { besides = [], usual }: { readonly besides?: readonly string[]; readonly usual?: string } = {},
): OptimizerChoice | undefined {
  const nameNode = get(node, 'optimizer') ?? node;
  const name = nameNode === node ? usual : textOf(nameNode);
  if (name === undefined) return undefined;
  const row = OPTIMIZERS.find((o) => o.name === name);
  if (row === undefined) {
    const names = OPTIMIZERS.map((o) => o.name);
    const hint = didYouMean(name, names) ?? { hint: `there are ${names.join(', ')}` };
    problems.push({
      code: 'unknown-optimizer',
      span: nameNode.span,
      message: `there is no optimizer \`${name}\``,
      ...hint,
    });
    return undefined;
  }
  const keys = [...new Set([...row.parameters, WEIGHT_DECAY].map((p) => p.key))];
  const parameters: Record<string, Expr> = {};
  for (const { key, keySpan, value } of entriesOf(node)) {
    if (key === 'optimizer' || besides.includes(key)) continue;
    if (!keys.includes(key)) {
      const hint = didYouMean(key, [...keys, ...besides]) ?? { hint: `it has ${keys.join(', ')}` };
      problems.push({ code: 'unknown-constant', span: keySpan, message: `\`${name}\` has no \`${key}\``, ...hint });
    } else if (value.kind === 'scalar') {
      const number = readNumber(value, problems);
      if (number) parameters[key] = number;
    }
  }
  const given = entriesOf(node).map((e) => e.key);
  for (const { key, value } of row.parameters) {
    if (value !== undefined || given.includes(key)) continue;
    problems.push({ code: 'missing-key', span: nameNode.span, message: `\`${name}\` needs a \`${key}\`` });
  }
  return { name, parameters };
}
