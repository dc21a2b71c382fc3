/** Classes of rows, and how they become targets. */
import { DataError } from './data-error.js';
import { type Matrix, matrix } from './data-set.js';

/** A row's class by its place among the names. */
export interface Labels {
  readonly names: readonly string[];
  readonly of: ArrayLike<number>;
}

/** What the network and its loss need of targets. */
export interface Coding {
  /** How many columns. */
  readonly outputs: number;
  /** With one column: the numbers that stand for the first and the second class. */
  readonly two: readonly [number, number];
}

/**
 * One-hot rows for several outputs, the two numbers of the coding for one. Throws a DataError where the classes are not
 * as many as that takes.
 */
export function codedLabels({ names, of }: Labels, { outputs, two }: Coding): Matrix {
  const wanted = outputs === 1 ? 2 : outputs;
  if (names.length !== wanted) throw new DataError(countOf(names, outputs));
  if (outputs === 1)
    return matrix(
      1,
      Float64Array.from(of, (label) => two[label as 0 | 1]),
    );
  const values = new Float64Array(of.length * outputs);
  for (let row = 0; row < of.length; row++) values[row * outputs + (of[row] as number)] = 1;
  return matrix(outputs, values);
}

const MOST_NAMED = 12;

function countOf(names: readonly string[], outputs: number): { code: string; message: string; hint: string } {
  const listed = names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join(', ')}, …` : names.join(', ');
  const has = `the targets have ${names.length} ${names.length === 1 ? 'class' : 'classes'} (${listed})`;
  if (names.length < 2)
    return { code: 'one-class', message: `${has}: there is nothing to tell apart`, hint: 'two classes at least' };
  const hint =
    outputs === 1 ? `${names.length} outputs are one for each class` : 'as many outputs as classes, or one for two';
  return {
    code: 'class-count',
    message: `${has}, but the network has ${outputs} ${outputs === 1 ? 'output, enough for two' : 'outputs'}`,
    hint,
  };
}
