/** The files that a sheet can be made into. */
export const FORMATS = ['pdf', 'tex', 'html', 'md'] as const;
export type Format = (typeof FORMATS)[number];
