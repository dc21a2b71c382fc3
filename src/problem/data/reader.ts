/** The data of a spec, read once however many problems it states: its parts and the variants of a training share them. */
import type { Diagnostic } from '../../language/source.js';
import type { Located } from '../located.js';
import type { Outside } from '../outside.js';
import type { ProblemData } from '../problem.js';
import { type DataRows, type Need, readData, readRows } from './read.js';

/** What is wrong is reported when something is read first; afterwards it is undefined again. */
export interface DataReader {
  readonly rowsAt: (node: Located, problems: Diagnostic[]) => DataRows | undefined;
  readonly dataFor: (rows: DataRows, need: Need, problems: Diagnostic[]) => ProblemData | undefined;
}

export function newDataReader(outside: Outside): DataReader {
  const rows = new Map<Located, DataRows | undefined>();
  const data = new Map<DataRows, Map<string, ProblemData | undefined>>();
  return {
    rowsAt: (node, problems) => remembered(rows, node, () => readRows(node, outside, problems)),
    dataFor: (of, need, problems) => {
      const forNeeds = remembered(data, of, () => new Map<string, ProblemData | undefined>());
      return remembered(forNeeds, JSON.stringify(need), () => readData(of, need, problems));
    },
  };
}

function remembered<K, V>(known: Map<K, V>, key: K, work: () => V): V {
  const found = known.get(key);
  if (found !== undefined || known.has(key)) return found as V;
  const value = work();
  known.set(key, value);
  return value;
}
