/** The sections of a sheet, in the order in which they are printed. Each is a task that a spec may ask for. */
export const SECTIONS = [
  'network',
  'given',
  'forward',
  'collapse',
  'loss',
  'local-derivatives',
  'paths',
  'gradients',
  'general-formula',
  'matrix',
  'update',
  'training',
  'activation-study',
  'comparison',
  'certificate',
] as const;
export type SectionId = (typeof SECTIONS)[number];

/** What a section stands on: asked for, it brings these along. */
export const NEEDS: Readonly<Record<SectionId, readonly SectionId[]>> = {
  given: [],
  network: [],
  forward: ['given', 'network'],
  collapse: ['forward', 'certificate'],
  loss: ['forward'],
  'local-derivatives': ['given', 'network'],
  paths: ['given', 'network'],
  gradients: ['forward', 'loss', 'local-derivatives', 'matrix', 'certificate'],
  'general-formula': ['gradients'],
  matrix: [],
  update: ['gradients'],
  training: ['forward', 'loss'],
  'activation-study': ['forward'],
  comparison: ['forward', 'loss'],
  certificate: [],
};
