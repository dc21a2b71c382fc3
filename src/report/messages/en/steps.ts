/** Reasons that say more than the rule's name. */
export const steps = {
  /** `names`: what was calculated, δ₄ and the like. */
  fromAbove: (names: readonly string[]): string => `${names.join(', ')} from above`,
  localDerivatives: 'local derivatives',
  derivativeOf: (functionName: string): string => `derivative of ${functionName}`,
  /** Beside a line whose derivation has the steps of another. */
  likewise: (worked: string): string => `as for ${worked}`,
};
