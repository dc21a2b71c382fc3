/** What a trained network says over the plane of its two inputs. */
import type { Block } from '../../document/document.js';
import { text } from '../../document/document.js';
import { words } from '../../language/layout.js';
import { type Lattice, outputsOver } from '../../training/decision.js';
import { THRESHOLD } from '../../training/metrics.js';
import type { NamedRun } from '../../training/runs.js';
import type { Sheet } from '../sheet.js';
import { zeroLines } from './contour.js';
import { planeOf } from './data.js';

/** Points along each side: enough for a smooth line, few enough for a small file. */
const STEPS = 72;

/** The lines where it passes from one class to another, over the rows; nothing for other than two inputs and classes. */
export function decisionBoundary({ run, solution }: NamedRun, sheet: Sheet): readonly Block[] {
  const { network, data } = solution.problem;
  const { rows } = run;
  if (network === undefined || data === undefined || rows.inputs.columns !== 2 || rows.classes === undefined) return [];
  const plane = planeOf(rows, data, sheet);
  const lattice = outputsOver(run.trainer, rows, [plane.x.from, plane.x.to], [plane.y.from, plane.y.to], STEPS);
  // The last class ends where the others begin.
  const others = lattice.columns === 1 ? [0] : Array.from({ length: lattice.columns - 1 }, (_, k) => k);
  const pieces = others.flatMap((k) => zeroLines({ x: lattice.x, y: lattice.y, at: advantage(lattice, k) }));
  if (pieces.length === 0) return [];
  const boundary = { label: words(sheet.say.run.boundaryName), stroke: 'solid', pieces } as const;
  return [{ kind: 'figure', caption: [text(sheet.say.run.boundary)], figure: { ...plane, curves: [boundary] } }];
}

/** By how much a class is ahead of all others at a point of the lattice; of a single output, by how much it is above 1/2. */
function advantage({ x, outputs, columns }: Lattice, k: number): (column: number, row: number) => number {
  return (column, row) => {
    const from = (row * x.length + column) * columns;
    const own = outputs[from + k] as number;
    if (columns === 1) return own - THRESHOLD;
    const others = outputs.subarray(from, from + columns).filter((_, n) => n !== k);
    return own - Math.max(...others);
  };
}
