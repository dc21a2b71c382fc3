/**
 * What letters usually stand for, in a document that is too short to show it. A line that stands alone and is false tells
 * nothing of its names; but it may be false in each of their usual readings.
 */
import type { Sentence } from '../../messages/sentence.js';
import type { Chain } from '../../written/chain.js';
import type { Names } from '../names.js';

/** A usual way to read the names of a short document. */
export interface UsualReading {
  readonly names: Names;
  readonly says: readonly Sentence[];
}

/** With fewer claims than this a document cannot tell what its letters mean, or whether it speaks of a spec at all. */
export const FEW_CLAIMS = 3;

export const isShort = (chains: readonly Pick<Chain, 'goesOn'>[]): boolean =>
  chains.filter(({ goesOn }) => !goesOn).length < FEW_CLAIMS;

/** The usual readings, the most usual first; and which of them a line was judged by, so that it can be told. */
export class Usual {
  private readonly said: Sentence[] = [];

  constructor(
    readonly readings: readonly UsualReading[],
    /** Readings that are not usual, and may be meant. */
    readonly unusual: readonly UsualReading[],
    /** Whether the document is short; in others so few lines have such letters that these may be its own. */
    readonly isShort: boolean,
  ) {}

  take({ says }: UsualReading): void {
    this.said.push(...says);
  }

  get says(): readonly Sentence[] {
    return this.said;
  }

  /** The names, and what they would usually be where nothing is known of them: not to judge by. */
  beside(names: Names): Names {
    const [first] = this.readings;
    return {
      read: (name) => names.read(name) ?? first?.names.read(name),
      function: (name) => names.function(name),
    };
  }
}
