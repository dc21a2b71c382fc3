/** What came of a training, block by block. */
import type { Block } from '../../document/document.js';
import type { NamedRun } from '../../training/runs.js';
import { firstUnsureEpoch } from '../../training/sensitivity.js';
import type { Sheet } from '../sheet.js';
import { alikeUnits } from './alike.js';
import { decisionBoundary } from './boundary.js';
import { comparisonTable } from './comparison.js';
import { courseInWords, courseTable, isDiverged, lossCurves } from './course.js';
import { endCheck } from './end-check.js';
import { metricsBlocks } from './metrics.js';
import { gradientNorms } from './norms.js';

/** Of the spec's own training all, of its variants one line each. Nothing where no training was asked for. */
export function trainingResults(runs: readonly NamedRun[], sheet: Sheet): readonly Block[] {
  const [own] = runs;
  if (own === undefined) return [];
  const unsure = firstUnsureEpoch(own.solution, own.task, own.run);
  return [
    courseTable(own, sheet),
    ...courseInWords(own, unsure, sheet),
    ...lossCurves(own, sheet),
    ...gradientNorms(own, sheet),
    ...(isDiverged(own.run)
      ? []
      : [...decisionBoundary(own, sheet), ...metricsBlocks(own, sheet), ...endCheck(own, sheet)]),
    ...comparisonTable(runs, sheet),
    ...alikeUnits(runs, sheet),
  ];
}
