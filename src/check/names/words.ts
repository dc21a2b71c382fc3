/**
 * Words as names, as programs have them: a word stands for what it says, `hidden` for no weights. What says nothing of a
 * network is a word of the language, and no name of a quantity.
 */
import type { Role } from '../../catalog/notations.js';
import { GREEK } from '../../language/greek.js';
import type { WrittenName } from '../written/written.js';

/** The words of a role, whatever stands before or behind them: `hidden_input`, `predictions`. */
const OF_ROLES: Readonly<Partial<Record<Role, RegExp>>> = {
  input: /^(?:in|inputs?|features?|data)$/i,
  preactivation: /^(?:net|in|sum|scores?|logits?|pre\w*|weighted\w*|input|hidden\w*|output\w*)$/i,
  activation: /^(?:out|hidden\w*|hid|act\w*|layer\w*|output)$/i,
  output: /^(?:out|outputs?|pred\w*|probs?|ypred|yhat|softmax\w*|estimate\w*)$/i,
  target: /^(?:targets?|labels?|truth|actual|desired|expected|true)$/i,
  weight: /^(?:weights?|syn\w*)$/i,
  bias: /^bias(?:es)?$/i,
  loss: /^(?:\w*loss|\w*error|err|\w*cost|mse|sse|bce|etotal)$/i,
};

const OF_GRADIENTS = /^(?:d|deltas?|errors?|err|grads?|gradients?|deriv\w*)$/i;

/** Whether a letter is none, and no letter with an accent either, but a word. */
export const isWord = (head: string): boolean => /^\p{L}{3,}$/u.test(head) && !isAccented(head);

const isAccented = (head: string): boolean =>
  [head, head.slice(0, -3), head.slice(0, -5)].some((text) => GREEK.has(text) || text.length === 1);

/** The words of a name that programs write with strokes between them: `hidden_layer`. */
export const wordsOf = ({ base }: Pick<WrittenName, 'base'>): readonly string[] => base.split('_');

/** Whether a name may be that of something in a role, by one of its words. */
export const maySay = (name: Pick<WrittenName, 'base'>, role: Role): boolean =>
  wordsOf(name).some((word) => OF_ROLES[role]?.test(word.replace(/\d+$/, '')));

/** Whether a name says that it is that of a gradient. */
export const saysGradient = (name: Pick<WrittenName, 'base'>): boolean =>
  wordsOf(name).some((word) => OF_GRADIENTS.test(word));
