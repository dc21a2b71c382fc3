/**
 * Words as names, as programs have them: a word stands for what it says, `hidden` for no weights. What says nothing of a
 * network is a word of the language, and no name of a quantity.
 */
import type { Role } from '../../catalog/notations.js';
import { GREEK } from '../../language/greek.js';

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

/** Whether a letter is none, and no letter with an accent either, but a word. */
export const isWord = (head: string): boolean => /^\p{L}{3,}$/u.test(head) && !isAccented(head);

const isAccented = (head: string): boolean =>
  [head, head.slice(0, -3), head.slice(0, -5)].some((text) => GREEK.has(text) || text.length === 1);

/** Whether a word may be the name of something in a role. */
export const maySay = (word: string, role: Role): boolean => OF_ROLES[role]?.test(word) ?? false;
