/** `aliases:` of a spec: a document's names by the LaTeX that it writes, letters standing for any index. */
import { type Expr, type FreeIndex, rename } from '../../../language/expr.js';
import { scalar } from '../../meaning/array.js';
import type { Ground } from '../../world/ground.js';
import { parseWritten } from '../../written/grammar/parse.js';
import { latexTokens } from '../../written/latex/latex-tokens.js';
import { Unreadable, type WrittenName } from '../../written/written.js';
import type { Reading } from '../names.js';
import { headKey } from '../script.js';
import type { Reader } from './printed-names.js';

interface Alias {
  readonly name: WrittenName;
  readonly meaning: Expr;
  readonly says: string;
}

/** Reads the names that the spec's aliases list. */
export function aliasReader({ problem }: Ground): Reader {
  const aliases = [...problem.aliases].flatMap(([latex, meaning]): readonly Alias[] => {
    const name = nameIn(latex);
    return name ? [{ name, meaning, says: `the alias ${latex}` }] : [];
  });
  const sizeOf = (i: FreeIndex): number => problem.axes.get(i.range)?.size ?? 0;
  return (name) => {
    for (const alias of aliases) {
      const reading = readAs(alias, name, sizeOf);
      if (reading) return reading;
    }
    return undefined;
  };
}

/** The name that an alias spells; undefined for what is no name. */
function nameIn(latex: string): WrittenName | undefined {
  const vocabulary = { isFunction: () => false, words: new Set<string>() };
  try {
    const written = parseWritten(latexTokens(latex, {}, vocabulary), vocabulary, { start: 0, end: latex.length });
    if (written.kind === 'name') return written;
    // A superscript that looks like a power is part of the name.
    if (written.kind !== 'power' || written.base.kind !== 'name' || written.exponent.kind !== 'number')
      return undefined;
    return { ...written.base, sup: [String(written.exponent.value.n)] };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function readAs(
  { name: alias, meaning, says }: Alias,
  name: WrittenName,
  sizeOf: (i: FreeIndex) => number,
): Reading | undefined {
  if (headKey(alias) !== headKey(name) || alias.primes !== name.primes) return undefined;
  const pattern = [...withoutCommas(alias.sub), '^', ...alias.sup];
  const written = [...withoutCommas(name.sub), '^', ...name.sup];
  if (pattern.length !== written.length) return undefined;
  const images = new Map<FreeIndex, string>();
  for (const [n, text] of pattern.entries()) {
    const free = meaning.free.find((i) => i.name === text);
    if (free) images.set(free, written[n] as string);
    else if (text !== written[n]) return undefined;
  }
  if (images.size !== meaning.free.length) return undefined;
  const letters = new Map([...images].filter(([, to]) => !/^\d+$/.test(to)).map(([i, to]) => [to, sizeOf(i)]));
  return {
    letters,
    says,
    at: (numbers) => {
      let e = meaning;
      for (const [i, to] of images) e = rename(e, i, numbers.get(to) ?? Number(to));
      return scalar(e);
    },
  };
}

const withoutCommas = (texts: readonly string[]): readonly string[] => texts.filter((text) => text !== ',');
