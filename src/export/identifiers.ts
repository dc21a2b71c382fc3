/** Names of a spec as identifiers of a programming language: no keywords, nothing that the program uses itself. */
import type { Target } from '../catalog/targets.js';

const PYTHON = `False None True and as assert async await break class continue def del elif else except finally for
  from global if import in is lambda nonlocal not or pass raise return try while with yield match case type
  __debug__ print range zip float abs round name value expected derived automatic losses epoch`;

const TYPESCRIPT = `break case catch class const continue debugger default delete do else enum export extends false
  finally for function if import in instanceof new null return super switch this throw true try typeof var void while
  with implements interface let package private protected public static yield await async of as any unknown never
  number string boolean symbol object bigint undefined NaN Infinity eval arguments type get set globalThis declare
  module namespace require exports Math Array Object Number String Boolean Symbol Error Promise console process
  assert readFileSync load table sum close name value expected Numbers`;

const RESERVED: Readonly<Record<Target, string>> = {
  numpy: `${PYTHON} np math show values`,
  pytorch: `${PYTHON} np torch`,
  jax: `${PYTHON} np jax jnp forward gradients`,
  typescript: TYPESCRIPT,
};

/** Gives out identifiers, each once. */
export interface Namer {
  /** `wish`, with underscores behind it where that is a keyword or given out. */
  name(wish: string): string;
  /** Names for a place of their own, inside of a function: none of those outside, and none that it uses itself. */
  inside(): Namer;
}

export const newNamer = (target: Target): Namer => namerWith(new Set(RESERVED[target].split(/\s+/)));

function namerWith(taken: Set<string>): Namer {
  return {
    name: (wish) => {
      let name = identifier(wish);
      while (taken.has(name)) name += '_';
      taken.add(name);
      return name;
    },
    inside: () => namerWith(new Set(taken)),
  };
}

/** A name cannot hold anything but letters, digits and underscores, whatever a spec calls things one day. */
const identifier = (wish: string): string => wish.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d|$)/, '_');
