/** Names that stand for any number: the argument of a function. */
import { sym } from '../../../language/expr.js';
import { scalar } from '../../meaning/array.js';
import type { WrittenName } from '../../written/written.js';
import type { Names, Reading } from '../names.js';
import { isSameName, spellingOf } from '../script.js';

/** The same names and one more, that is a variable. */
export function withVariable(names: Names, variable: WrittenName): Names {
  const symbol = sym(`variable ${spellingOf(variable)}`);
  const reading: Reading = { letters: new Map(), at: () => scalar(symbol), says: 'any number' };
  return {
    read: (name) => (isSameName(name, variable) ? reading : names.read(name)),
    function: (name) => names.function(name),
  };
}
