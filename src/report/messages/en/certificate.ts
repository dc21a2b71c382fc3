export const certificate = {
  intro: 'This sheet was checked before it was printed; what does not hold is not printed.',
  table: 'What was checked',
  columns: { check: 'Check', agree: 'Agree', worst: 'Largest difference' },
  checks: {
    steps: 'Both sides of each step',
    differences: 'Gradients against central differences of the loss',
    'second-engine': 'Gradients against those of a second engine (mathjs)',
    algebra: 'Algebra steps, expanded by a third engine (nerdamer)',
  },
  alongDirections: ', along random directions',
  atPoints: (points: number): string => (points === 1 ? ', at one point' : `, at ${points} points`),
  agreed: (agreed: number, total: number): string => `${agreed} of ${total}`,
  skipped: (count: number, reason: string): string => `${count} skipped: ${reason}.`,
};
