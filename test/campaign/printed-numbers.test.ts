/** Every number on the sheet of every shipped spec, in every way of printing it. */
import { describe, expect, it } from 'vitest';
import { printedWith, WAYS } from '../support/printed/ways.js';
import { wrongNumbers } from '../support/printed/wrong-numbers.js';
import { SHIPPED, textOf } from '../support/shipped.js';

describe.each(WAYS)('printed with %j', (keys) => {
  it.each(SHIPPED)('%s', (name) => {
    expect(wrongNumbers(printedWith(textOf(name), keys))).toEqual([]);
  });
});
