/** What the symbols of a network are called in a sentence. */
import type { Role } from '../../catalog/notations.js';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  input: 'inputs',
  preactivation: 'weighted sums',
  activation: 'activations',
  output: 'outputs',
  target: 'targets',
  weight: 'weights',
  bias: 'biases',
  loss: 'loss',
  learning_rate: 'learning rate',
};
