/** Files of rows: what they give, and what is said of those that are wrong. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/data/csv.js';
import { DataError } from '../../src/data/data-error.js';
import { readJson } from '../../src/data/json.js';
import { readNpy } from '../../src/data/npy.js';
import { readNpz } from '../../src/data/npz.js';
import { numbersIn, type Table } from '../../src/data/table.js';

type Cells = readonly (readonly (number | string | undefined)[])[];
const cellsOf = ({ rows, columns, cell }: Table): Cells =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => cell(row, column)));

const told = (work: () => unknown): readonly string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.problems.map(({ row, column, message }) => `${row ?? ''}:${column ?? ''} ${message}`);
  }
};

const TEXTS: readonly (readonly [what: string, text: string, names: readonly string[] | undefined, cells: Cells])[] = [
  [
    'a head',
    'x1,x2,y\n1,2,0\n3,4,1\n',
    ['x1', 'x2', 'y'],
    [
      [1, 2, 0],
      [3, 4, 1],
    ],
  ],
  [
    'no head',
    '1,2,0\n3,4,1',
    undefined,
    [
      [1, 2, 0],
      [3, 4, 1],
    ],
  ],
  [
    'numbers and a word in each row',
    '5.1,setosa\n4.9,versicolor\n',
    undefined,
    [
      [5.1, 'setosa'],
      [4.9, 'versicolor'],
    ],
  ],
  ['a byte order mark and CRLF', '\uFEFFx,y\r\n1,2\r\n', ['x', 'y'], [[1, 2]]],
  [
    'line ends of old',
    'x,y\r1,2\r3,4',
    ['x', 'y'],
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['semicolons', 'x;y\n1.5;-2e-3\n', ['x', 'y'], [[1.5, -0.002]]],
  ['semicolons and decimal commas', 'x;y\n1,5;-2,25\n', ['x', 'y'], [[1.5, -2.25]]],
  ['tabs', 'x\ty\n1\t2\n', ['x', 'y'], [[1, 2]]],
  [
    'spaces',
    '# saved by NumPy\n1.0e+00  2.0e+00\n 3 4\n',
    undefined,
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['comments and empty lines', '# moons\n\nx,y\n#1,1\n1,2\n\n', ['x', 'y'], [[1, 2]]],
  ['quotes', '"x, first","the ""y"""\n"1","2"\n', ['x, first', 'the "y"'], [[1, 2]]],
  ['a line break in quotes', '"x\ny",z\n1,2\n', ['x\ny', 'z'], [[1, 2]]],
  ['spaces around cells', ' x , y \n 1 , 2 \n', ['x', 'y'], [[1, 2]]],
  ['one column', 'y\n1\n2\n', ['y'], [[1], [2]]],
  [
    'gaps',
    'x,y\n1,\n,2\n',
    ['x', 'y'],
    [
      [1, undefined],
      [undefined, 2],
    ],
  ],
  ['quoted gaps at the end', 'x,y\n"1",\n', ['x', 'y'], [[1, undefined]]],
  ['what no number is', 'x,y\n0x10,1e999\n', ['x', 'y'], [['0x10', '1e999']]],
];

const BAD_TEXTS: readonly (readonly [what: string, text: string, says: readonly string[]])[] = [
  ['nothing', '', [': the file has no rows']],
  ['only comments', '# a\n\n', [': the file has no rows']],
  ['only a head', 'x,y\n', [': the file has the names of columns, but no rows']],
  [
    'rows that are not equally long',
    '# c\nx,y\n1,2\n1,2,3\n4\n',
    ['4: this row has 3 cells, but the head has 2 cells', '5: this row has 1 cell, but the head has 2 cells'],
  ],
  ['a quote that is not closed', 'x,y\n1,"2\n3,4\n', ['2: a quote is not closed']],
];

describe('CSV', () => {
  it.each(TEXTS)('%s', (_, text, names, cells) => {
    const table = readCsv(text);
    expect(table.names).toEqual(names);
    expect(cellsOf(table)).toEqual(cells);
  });

  it.each(BAD_TEXTS)('%s', (_, text, says) => {
    expect(told(() => readCsv(text))).toEqual(says);
  });

  it('has a head or none where that is said', () => {
    expect(readCsv('label,0,1\n7,8,9\n', { header: true }).names).toEqual(['label', '0', '1']);
    expect(readCsv('x,y\n1,2\n', { header: false }).rows).toBe(2);
  });

  it('tells each cell that is no number, by its line and its column', () => {
    expect(told(() => numbersIn(readCsv('# c\nx,y\n1,two\n,NA\n5,6\ninf,7\n')))).toEqual([
      '3:2 `two` in the column `y` is not a number',
      '4:1 a number is missing in the column `x`',
      '4:2 a number is missing in the column `y` (`NA`)',
      '6:1 `inf` in the column `x` is not a number',
    ]);
  });

  it('tells no more than ten of them', () => {
    expect(told(() => numbersIn(readCsv(`x,y\n${'a,b\n'.repeat(50)}`))).length).toBe(10);
  });

  it('reads a file as it was written', () => {
    const numbers = [0.1, -1 / 3, 1e-300, 12345.678901234567, Number.MAX_VALUE];
    expect([...numbersIn(readCsv(numbers.join('\n'))).values]).toEqual(numbers);
  });
});

const JSONS: readonly (readonly [what: string, value: unknown, cells: Cells, names?: readonly string[]])[] = [
  [
    'rows',
    [
      [1, 2],
      [3, 4],
    ],
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['cells', [1, 2], [[1], [2]]],
  [
    'objects',
    [
      { x: 1, y: 'a' },
      { y: 'b', x: 2 },
    ],
    [
      [1, 'a'],
      [2, 'b'],
    ],
    ['x', 'y'],
  ],
  [
    'an object with a gap',
    [{ x: 1, y: 2 }, { x: 3 }],
    [
      [1, 2],
      [3, undefined],
    ],
    ['x', 'y'],
  ],
  [
    'images',
    [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ],
    [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ],
  ],
  [
    'null and words',
    [
      [1, null],
      [2, 'x'],
    ],
    [
      [1, undefined],
      [2, 'x'],
    ],
  ],
];

describe('JSON', () => {
  it.each(JSONS)('%s', (_, value, cells, names) => {
    const table = readJson(JSON.stringify(value)) as Table;
    expect(cellsOf(table)).toEqual(cells);
    expect(table.names).toEqual(names);
  });

  it('lists by name', () => {
    const arrays = readJson('{"note": "two", "inputs": [[1, 2]], "targets": [1]}') as ReadonlyMap<string, Table>;
    expect([...arrays].map(([name, table]) => [name, cellsOf(table)])).toEqual([
      ['inputs', [[1, 2]]],
      ['targets', [[1]]],
    ]);
  });

  it.each([
    ['no JSON', '[[1, 2],]', /^: this is no JSON: /],
    ['NaN', '[[NaN]]', /^: this is no JSON: /],
    ['a number', '3', /^: a list of rows is expected/],
    ['an object without lists', '{"a": 1}', /^: a list of rows is expected/],
    ['no rows', '[]', /^: the list has no rows/],
    ['uneven rows', '[[1, 2], [3]]', /^2: this row has 1 cells, but the first one has 2/],
    ['another key', '[{"x": 1}, {"x": 1, "z": 2}]', /^2: the first row has no `z`/],
    ['an object among lists', '[{"x": 1}, [2]]', /^2: this is no object/],
  ])('%s', (_, text, says) => {
    expect(told(() => readJson(text))[0]).toMatch(says);
  });
});

interface Saved {
  readonly what: string;
  readonly bytes: string;
}
const SAVED = JSON.parse(readFileSync(new URL('npy.json', import.meta.url), 'utf8')) as {
  readonly arrays: readonly (Saved & { readonly rows: Cells })[];
  readonly bad: readonly (Saved & { readonly says: string })[];
  readonly npz: Readonly<Record<'saved' | 'compressed', string>>;
};
const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

describe('arrays that NumPy saved', () => {
  it.each(SAVED.arrays)('$what', ({ bytes, rows }) => {
    expect(cellsOf(readNpy(bytesOf(bytes)))).toEqual(rows);
  });

  it('numbers that are not finite are words', () => {
    const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }".padEnd(117, ' ');
    const bytes = new Uint8Array(128 + 16);
    bytes.set([0x93, ...Buffer.from('NUMPY'), 1, 0, 118, 0, ...Buffer.from(`${header}\n`)]);
    new DataView(bytes.buffer).setFloat64(128, Number.NaN, true);
    expect(told(() => numbersIn(readNpy(bytes)))).toEqual(['1:1 a number is missing (`NaN`)']);
  });

  it.each(SAVED.bad)('$what', ({ bytes, says }) => {
    expect(told(() => readNpy(bytesOf(bytes)))[0]).toBe(`: ${says}`);
  });

  it('several in a file', () => {
    const arrays = readNpz(bytesOf(SAVED.npz.saved));
    expect([...arrays].map(([name, { rows, columns }]) => [name, rows, columns])).toEqual([
      ['X', 2, 2],
      ['y', 2, 1],
    ]);
    expect([...readNpz(bytesOf(SAVED.npz.compressed)).keys()]).toEqual(['x_train', 'y_train', 'x_test', 'y_test']);
  });

  it.each([
    ['no zip file', (zip: Uint8Array) => zip.slice(10)],
    ['nothing', () => new Uint8Array()],
    ['a zip file that is cut off', (zip: Uint8Array) => zip.slice(0, -30)],
    [
      'a bad header',
      (zip: Uint8Array) => zip.map((byte, n) => (n === Buffer.from(zip).indexOf("'shape'") + 3 ? 0x6f : byte)),
    ],
  ])('%s', (_, spoilt) => {
    const [says] = told(() => readNpz(spoilt(bytesOf(SAVED.npz.saved))));
    expect(says).toMatch(/^: (this is no NPZ file|the file has no arrays|`X`: the header is not understood)/);
  });
});
