import { TARGETS } from '../catalog/targets.js';

/** The files that a sheet can be made into. */
export const FORMATS = ['pdf', 'tex', 'html', 'md'] as const;
export type Format = (typeof FORMATS)[number];

/** The files that a marked copy can be made into. */
export const MARKED_FORMATS = ['html', 'pdf'] as const;
export type MarkedFormat = (typeof MARKED_FORMATS)[number];

/** What the formulas can be exported to. */
export const EXPORT_TARGETS = [...TARGETS, 'ipynb'] as const;
export type ExportTarget = (typeof EXPORT_TARGETS)[number];
