export const collapse = {
  intro: 'Without an activation in between, the layers are one weighted sum of the inputs.',
  weight: 'composite weight',
  bias: 'composite bias',
};
