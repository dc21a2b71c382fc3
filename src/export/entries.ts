/** The index form as loops over entries: what has no operations on whole arrays. */
import { type Expr, type FreeIndex, freeIndex, type Index, open } from '../language/expr.js';
import { type Code, numberCode, type Place } from './code.js';
import { isNumber, type Read } from './variables.js';

export interface EntryReading {
  readonly read: (s: Extract<Expr, { kind: 'sym' }>) => Read;
  readonly sizeOf: (range: string) => number;
  /** A letter for an index, unlike those of `around`. */
  readonly letterOf: (range: string, around: readonly string[]) => string;
}

/** `e` as nested arrays along `target`. */
export function entryCode(e: Expr, target: readonly FreeIndex[], reading: EntryReading): Code {
  return tableOver(target, reading, (letters) => codeOf(e, { ...reading, letters }));
}

/** Nested arrays along `target` of what `body` is at the indices. */
function tableOver(
  target: readonly FreeIndex[],
  { sizeOf, letterOf }: EntryReading,
  body: (letters: ReadonlyMap<FreeIndex, string>) => Code,
): Code {
  const letters = new Map<FreeIndex, string>();
  for (const index of target) letters.set(index, letterOf(index.range, [...letters.values()]));
  return target.reduceRight<Code>(
    (inner, index) => ({
      ...{ kind: 'table', index: letters.get(index) as string, size: sizeOf(index.range), body: inner },
    }),
    body(letters),
  );
}

interface Scope extends EntryReading {
  readonly letters: ReadonlyMap<FreeIndex, string>;
}

const placeAt = (i: Index, letters: ReadonlyMap<FreeIndex, string>): Place =>
  isNumber(i) ? i - 1 : { index: letters.get(i) as string };

function codeOf(e: Expr, scope: Scope): Code {
  const parts = (es: readonly Expr[]): readonly Code[] => es.map((part) => codeOf(part, scope));
  switch (e.kind) {
    case 'num':
      return { kind: 'number', value: e.value };
    case 'sym': {
      const { variable, indices } = scope.read(e);
      const of: Code = { kind: 'name', name: variable };
      return indices.length === 0 ? of : { kind: 'entry', of, places: indices.map((i) => placeAt(i, scope.letters)) };
    }
    case 'add':
    case 'mul':
      return { kind: e.kind, parts: parts(e.args) };
    case 'pow':
      return { kind: 'pow', base: codeOf(e.base, scope), exponent: codeOf(e.exponent, scope) };
    case 'call':
      return { kind: 'call', fn: e.fn, args: parts(e.args) };
    case 'cases': {
      const branches = e.branches.map(({ left, relation, right, value }) => {
        const [l, r, v] = parts([left, right, value]) as [Code, Code, Code];
        return { left: l, relation, right: r, value: v };
      });
      return { kind: 'cases', branches, otherwise: codeOf(e.otherwise, scope) };
    }
    case 'sum': {
      const around = [...scope.letters.values()];
      const letter = scope.letterOf(e.index.range, around);
      const index = freeIndex(`@e${scope.letters.size}`, e.index.range);
      const letters = new Map([...scope.letters, [index, letter]]);
      const body = codeOf(open(e, index), { ...scope, letters });
      return { kind: 'total', index: letter, size: scope.sizeOf(e.index.range), body };
    }
    case 'kronecker': {
      if (e.free.length === 0) return numberCode(e.i === e.j ? 1 : 0);
      const [left, right] = [e.i, e.j].map((i): Code => indexCode(i, scope.letters)) as [Code, Code];
      return {
        kind: 'cases',
        branches: [{ left, relation: '=', right, value: numberCode(1) }],
        otherwise: numberCode(0),
      };
    }
    case 'derivative':
      throw new Error('a derivative that was not derived has no code');
  }
}

const indexCode = (i: Index, letters: ReadonlyMap<FreeIndex, string>): Code =>
  isNumber(i) ? numberCode(i - 1) : { kind: 'name', name: letters.get(i) as string };
