/** The mistakes of a class, by their cause and by what they are about. */
import type { CheckedClaim } from '../checked.js';
import type { CheckedAnswer } from '../checked-answer.js';

export interface Cluster {
  /** The code of the diagnosis. */
  readonly code: string;
  /** In the spec's names; empty where the claim names none. */
  readonly quantity: string;
  readonly mistakes: readonly Mistake[];
  /** How many answers have it. */
  readonly answers: number;
}

export interface Mistake {
  readonly file: string;
  readonly text: string;
  readonly claim: CheckedClaim;
}

/** The most frequent first. What only follows from a mistake is none. */
export function clustersOf(answers: readonly CheckedAnswer[]): readonly Cluster[] {
  const byCause = new Map<string, { code: string; quantity: string; mistakes: Mistake[] }>();
  for (const { file, text, checked } of answers) {
    for (const claim of checked.claims) {
      if (claim.verdict !== 'wrong') continue;
      const code = claim.diagnosis?.code ?? 'other';
      const quantity = claim.about.map(({ name }) => name).join(', ');
      const key = JSON.stringify([code, quantity]);
      const cluster = byCause.get(key) ?? { code, quantity, mistakes: [] };
      byCause.set(key, cluster);
      cluster.mistakes.push({ file, text, claim });
    }
  }
  return [...byCause.values()]
    .map((cluster) => ({ ...cluster, answers: new Set(cluster.mistakes.map(({ file }) => file)).size }))
    .sort((a, b) => b.answers - a.answers || b.mistakes.length - a.mistakes.length);
}
