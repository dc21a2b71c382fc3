export const forward = {
  reasons: { preactivation: 'weighted sum', activation: 'activation', intermediate: '', loss: 'loss' },
  shape: (shape: string): string => `shape ${shape}`,
};
