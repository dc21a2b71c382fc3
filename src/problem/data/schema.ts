/** The shape of `data:` and `initial:`. */
import { z } from 'zod';
import { INITIALISERS } from '../../catalog/initialisers.js';
import { MAX_DATA_ROWS } from '../limits.js';
import { expression, list, number, share, truth, whole } from '../schema-words.js';
import { SET_NAMES } from './sets.js';

const initialiser = z
  .union(
    [expression, z.object({ name: z.string('the name of an initialiser is expected') }).catchall(number)],
    `the name of an initialiser is expected: ${list(INITIALISERS)}`,
  )
  .describe(`One of ${list(INITIALISERS)}, with its constants, or a number.`);
export const initial = z
  .union(
    [initialiser, z.object({ seed: whole(0).optional() }).catchall(initialiser)],
    'how parameters begin is expected, such as `glorot-uniform` or `{weights: he-normal, biases: zeros, seed: 0}`',
  )
  .describe('How parameters without a value begin: all weights, all biases, or single parameters by their names.');

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()], 'a number is expected');
const columns = z.union(
  [cell, z.array(z.union([cell, z.array(cell)], 'a number or a row is expected'))],
  'names of columns, or rows of numbers, are expected',
);
export const dataKeys = z
  .strictObject(
    {
      set: z.string('the name of a set is expected').describe(`One of ${SET_NAMES.join(', ')}.`),
      file: z.string('the name of a file is expected').describe('CSV, JSON, NPY or NPZ, from where the spec is.'),
      inputs: columns.describe('The columns of the inputs; or the inputs themselves, a row a sample.'),
      target: columns.describe('The column of the target, or a list of columns.'),
      targets: columns.describe('The targets themselves, a row a sample; or their columns.'),
      classes: z
        .union([whole(2), z.array(cell)], 'the classes are expected, such as [5, 6]')
        .describe('The classes in the order of the outputs; of blobs and digits which ones, or how many.'),
      points: whole(1, MAX_DATA_ROWS).describe('How many samples are drawn.'),
      noise: z.number('a number is expected').min(0, 'noise is not negative').describe('How far points are moved.'),
      seed: whole(0).describe('What is drawn by lot is drawn by it. Left out: 0.'),
      test: z
        .union([z.string(), share], 'a share such as 0.2, or the name of a file, is expected')
        .describe('The share of the rows that is kept for testing, or the file with the test rows.'),
      header: truth.describe('Whether the first row of a CSV file has the names of the columns.'),
    },
    'data are expected: `two-moons`, `{set: …}`, `{file: …}`, or `{inputs: […], targets: […]}`',
  )
  .partial();
export const data = z
  .union(
    [z.string(), dataKeys],
    'data are expected: `two-moons`, `{set: two-moons, points: 200}`, `{file: moons.csv}`, or `{inputs: […], targets: […]}`',
  )
  .describe(`Samples to train with: a set (${SET_NAMES.join(', ')}), a file, or numbers.`);
