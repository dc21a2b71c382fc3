/**
 * Arrays as NumPy saves them, formats 1 to 3: a magic string, a header in Python's notation, and the numbers
 * (numpy.lib.format).
 */
import { DataError } from './data-error.js';
import type { Table } from './table.js';

const MAGIC = '\u0093NUMPY';

interface Header {
  readonly littleEndian: boolean;
  readonly kind: string;
  /** Bytes of a number. */
  readonly size: number;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
}

const bad = (message: string, hint?: string): DataError =>
  new DataError({ code: 'bad-npy', message, ...(hint !== undefined && { hint }) });

/** The array as a table: its first axis are the rows, all others together the columns. Throws a DataError. */
export function readNpy(bytes: Uint8Array): Table {
  const { header, start } = readHeader(bytes);
  const { shape, size, fortranOrder } = header;
  const [rows = 1, ...rest] = shape;
  const columns = rest.reduce((a, b) => a * b, 1);
  const needs = rows * columns * size;
  if (bytes.length - start < needs) {
    throw bad(`the header promises ${needs} bytes of numbers, but ${bytes.length - start} follow`);
  }
  if (rows * columns === 0) throw new DataError({ code: 'empty-data', message: 'the array is empty' });
  const read = readerOf(header, new DataView(bytes.buffer, bytes.byteOffset + start));
  const offset = fortranOrder ? fortranOffset(shape) : (row: number, column: number) => row * columns + column;
  return {
    names: undefined,
    rows,
    columns,
    cell: (row, column) => {
      const value = read(offset(row, column) * size);
      return Number.isFinite(value) ? value : String(value);
    },
    placeOf: (row, column) => ({ row: row + 1, column: column + 1 }),
  };
}

/** Where an entry stands when the first index runs fastest. */
function fortranOffset(shape: readonly number[]): (row: number, column: number) => number {
  const [rows = 1, ...rest] = shape;
  return (row, column) => {
    let [left, offset, stride] = [column, row, rows * rest.reduce((a, b) => a * b, 1)];
    // The column counts the other indices in C order, the last one fastest.
    for (const size of rest.toReversed()) {
      stride /= size;
      offset += (left % size) * stride;
      left = Math.floor(left / size);
    }
    return offset;
  };
}

function readHeader(bytes: Uint8Array): { readonly header: Header; readonly start: number } {
  const magic = String.fromCharCode(...bytes.subarray(0, 6));
  if (magic !== MAGIC) throw bad('this is no NPY file: it does not begin with \\x93NUMPY');
  const version = bytes[6] ?? 0;
  if (version < 1 || version > 3) throw bad(`NPY of the version ${version} is not known: there are 1, 2 and 3`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lengthAt = version === 1 ? 10 : 12;
  if (bytes.length < lengthAt) throw bad('the file ends within its header');
  const start = lengthAt + (version === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (bytes.length < start) throw bad('the file ends within its header');
  const text = new TextDecoder(version === 3 ? 'utf-8' : 'latin1').decode(bytes.subarray(lengthAt, start));
  return { header: headerIn(text.trim()), start };
}

function headerIn(text: string): Header {
  const descr = /'descr'\s*:\s*'([^']*)'/.exec(text)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\(([\d\s,L]*)\)/.exec(text)?.[1];
  if (/'descr'\s*:\s*\[/.test(text)) throw bad('the array has fields: plain numbers are expected');
  if (descr === undefined || order === undefined || shape === undefined) {
    throw bad(`the header is not understood: ${text.slice(0, 120)}`);
  }
  const [, mark = '', kind = '', size = ''] = /^([<>|=])([a-zA-Z])(\d*)$/.exec(descr) ?? [];
  if (kind === 'O') {
    throw bad('the array holds Python objects, which are not read', 'save numbers: `np.asarray(x, dtype=float)`');
  }
  if (!(`${kind}${size}` in READ)) {
    throw bad(`numbers of the type \`${descr}\` are not read`, `there are ${Object.keys(READ).join(', ')}`);
  }
  return {
    littleEndian: mark !== '>',
    kind,
    size: Number(size),
    fortranOrder: order === 'True',
    shape: shape.split(',').flatMap((n) => (n.trim() === '' ? [] : [Number.parseInt(n, 10)])),
  };
}

/** Reads one number, by its type in NumPy's notation. */
const READ: Readonly<Record<string, (view: DataView, at: number, littleEndian: boolean) => number>> = {
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  b1: (view, at) => view.getUint8(at),
};

const readerOf = ({ kind, size, littleEndian }: Header, view: DataView): ((at: number) => number) => {
  const read = READ[`${kind}${size}`] as (typeof READ)[string];
  return (at) => read(view, at, littleEndian);
};
