import type { SpeechWords } from '../../../language/speech.js';

/** Mathematics read aloud. */
export const speech: SpeechWords = {
  operators: {
    '+': 'plus',
    '-': 'minus',
    '=': 'equals',
    '≈': 'is about',
    '≠': 'is not',
    '<': 'is less than',
    '≤': 'is at most',
    '>': 'is greater than',
    '≥': 'is at least',
    '·': 'times',
    '×': 'times',
    '⊙': 'entrywise times',
    '∈': 'in',
    '→': 'to',
    '←': 'becomes',
    ',': ',',
    ';': ';',
    '/': 'over',
    ':=': 'is defined as',
    '∂': 'partial',
    d: 'd',
    '(': 'open bracket',
    ')': 'close bracket',
    '[': 'open bracket',
    ']': 'close bracket',
    '|': 'bar',
    '': '',
  },
  accents: { hat: 'hat', bar: 'bar', tilde: 'tilde' },
  signs: { '𝟏': 'the vector of ones', '∘': 'entrywise', '∞': 'infinity' },
  prime: 'prime',
  transpose: 'transpose',
  blank: 'blank',
  half: 'one half',
  fraction: (top, bottom) => `the fraction ${top} over ${bottom} end of fraction`,
  simpleFraction: (top, bottom) => `${top} over ${bottom}`,
  derivative: (sense, of, by) => `the ${sense} derivative of ${of} with respect to ${by}`,
  differentiate: (sense, by) => `the ${sense} derivative with respect to ${by} of`,
  sub: (sub) => `sub ${sub} end of subscript`,
  simpleSub: (sub) => `sub ${sub}`,
  comma: 'comma',
  superscript: (sup) => `superscript ${sup}`,
  squared: 'squared',
  cubed: 'cubed',
  power: (exponent) => `to the power ${exponent} end of power`,
  simplePower: (exponent) => `to the power ${exponent}`,
  absolute: (body) => `the absolute value of ${body} end of absolute value`,
  brackets: (body) => `open bracket ${body} close bracket`,
  root: (body) => `the square root of ${body} end of root`,
  simpleRoot: (body) => `the square root of ${body}`,
  sum: (under, body) => `the sum over ${under} of ${body}`,
  under: (base, below) => `${base}, which is ${below},`,
  by: 'by',
  apply: (name, argument) => `${name} of ${argument}`,
  cases: (rows) => `by cases: ${rows.join('; ')}; end of cases`,
  matrix: (rows) => {
    const columns = rows[0]?.length ?? 0;
    if (rows.length > 1 && columns === 1) return `the column vector ${rows.flat().join(', ')}, end of vector`;
    if (rows.length === 1 && columns > 1) return `the row vector ${rows.flat().join(', ')}, end of vector`;
    if (columns === 1) return `the 1 by 1 matrix ${rows.flat().join()}, end of matrix`;
    const said = rows.map((cells, n) => `row ${n + 1}: ${cells.join(', ')}`);
    return `the ${rows.length} by ${columns} matrix, ${said.join('; ')}; end of matrix`;
  },
};
