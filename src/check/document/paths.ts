/** Paths through a network, one or several on a line: `For w1: w1 ----> z1 ----> a1 ----> Error`. */
import type { Formula } from './formula.js';

const NAME = String.raw`\p{L}[\p{L}\p{N}_^{}[\]()₀-₉⁽⁾⁰-⁹'′]*`;
/** An arrow of any length; what a machine takes for a full stop before it is the end of a stroke. */
const ARROW = String.raw`\.?\s*(?:[-–—][-–—\s]*>|(?:[-–—][-–—\s]*)?(?:[→⟶]|\\(?:long)?rightarrow(?!\p{L})|\\to(?!\p{L})))\s*`;
/** With one arrow alone something may change, or tend to something; in the middle of a sentence anything may be meant. */
const PATH = new RegExp(String.raw`(?<=(?:^|[:;,])\s*)${NAME}(?:${ARROW}${NAME}){2,}`, 'gu');
const NODE = new RegExp(NAME, 'gu');
const COMMAND = /\\\p{L}+/gu;
const SIGN = ' -> ';

/** The paths in a piece of text that stands at `start` in the file. */
export const pathsIn = (text: string, start: number): readonly Formula[] =>
  /[=≈]/.test(text) ? [] : [...text.matchAll(PATH)].map((match) => pathOf(match[0], start + match.index));

/** With a plain arrow between its nodes. */
function pathOf(path: string, start: number): Formula {
  const names = path.replace(COMMAND, (command) => ' '.repeat(command.length));
  let text = '';
  const places: number[] = [];
  for (const { 0: node, index } of names.matchAll(NODE)) {
    if (text !== '') {
      places.push(...[...SIGN].map(() => (places.at(-1) as number) + 1));
      text += SIGN;
    }
    places.push(...[...node].map((_, n) => index + n));
    text += node;
  }
  return {
    text,
    notation: 'text',
    offsetOf: (at) => start + (places[at] ?? path.length),
    isDisplayed: true,
    isMarked: false,
  };
}
