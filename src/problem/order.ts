/** Checks that each definition speaks only of what is given or defined before it, and defines something new. */
import type { Expr, Sym } from '../language/expr.js';
import type { Diagnostic, Span } from '../language/source.js';
import { symbolsOf } from '../language/walk.js';
import type { Definition } from './problem.js';

/** A definition with where it, and each name in it, stands in the file. */
export interface Placed {
  readonly definition: Definition;
  readonly span: Span;
  readonly placeOf: (name: string) => Span;
  /** What joins the loss once for all samples. */
  readonly penalties?: readonly Penalty[];
}

/** A term of the loss that keeps weights small, and the λ in it. */
export interface Penalty {
  readonly term: Expr;
  readonly strength: Expr;
}

/** Reports names that are defined twice, from themselves, or before what they use. */
export function checkOrder(
  placed: readonly Placed[],
  lineOf: (offset: number) => number,
  problems: Diagnostic[],
): void {
  const all = new Map<string, Placed[]>();
  for (const p of placed) {
    const { name } = p.definition.symbol;
    const list = all.get(name);
    if (list) list.push(p);
    else all.set(name, [p]);
  }
  const done = new Map<string, Sym[]>();
  const reported = new Set<string>();
  const report = (code: string, span: Span, message: string, hint?: { hint: string }): void => {
    if (!reported.has(`${span.start} ${message}`)) problems.push({ code, span, message, ...hint });
    reported.add(`${span.start} ${message}`);
  };
  for (const { definition, span, placeOf } of placed) {
    const { symbol, value } = definition;
    for (const used of symbolsOf(value)) {
      const givers = all.get(used.name);
      if (givers === undefined) continue;
      const before = done.get(used.name) ?? [];
      if (before.some((s) => overlap(s, used)) && covers(before, used)) continue;
      const own = used.name === symbol.name && overlap(used, symbol);
      const later = givers.find((g) => overlap(g.definition.symbol, used) && !before.includes(g.definition.symbol));
      const at = placeOf(used.name);
      if (own) report('cyclic-definition', at, `\`${used.name}\` is defined by itself`);
      else if (later) {
        const isLoss = later.definition.role === 'loss';
        const [is, hint] = isLoss
          ? ['is the name of the loss', 'give the loss another name: `loss: {name: E, is: …}`']
          : ['is defined later', 'put its definition before this one'];
        report('forward-reference', at, `\`${used.name}\` ${is}, in line ${lineOf(later.span.start)}`, { hint });
      } else if (before.length > 0 || givers.length > 0) {
        report('no-such-entry', at, `\`${used.name}\` has no such entry: only single entries of it are defined`);
      }
    }
    const before = done.get(symbol.name);
    if (before?.some((s) => overlap(s, symbol))) {
      const first = all.get(symbol.name)?.[0] as Placed;
      report('defined-twice', span, `\`${symbol.name}\` is defined already, in line ${lineOf(first.span.start)}`);
    }
    if (before) before.push(symbol);
    else done.set(symbol.name, [symbol]);
  }
}

/** Whether two symbols of one name can be the same entry. */
const overlap = (a: Sym, b: Sym): boolean =>
  a.indices.every((i, n) => {
    const j = b.indices[n];
    return typeof i !== 'number' || typeof j !== 'number' || i === j;
  });

/** Whether what is defined before has the entry: a definition with free indices has all. */
const covers = (before: readonly Sym[], used: Sym): boolean =>
  before.some((s) => overlap(s, used) && s.indices.every((i, n) => typeof i !== 'number' || i === used.indices[n]));
