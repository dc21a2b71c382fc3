export const summary = {
  values: 'Values',
  gradients: 'Gradients',
  symbol: 'Symbol',
  value: 'Value',
  parameter: 'Parameter',
  gradient: 'Gradient',
  formula: 'Formula',
  firstOf: (caption: string, shown: number, all: number): string => `${caption} (the first ${shown} of ${all})`,
};
