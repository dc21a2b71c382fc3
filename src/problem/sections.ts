/** The sections of a sheet, in the order in which they are printed. Each is a task that a spec may ask for. */
export const SECTIONS = [
  'network',
  'given',
  'forward',
  'collapse',
  'loss',
  'local-derivatives',
  'paths',
  'graph',
  'gradients',
  'general-formula',
  'matrix',
  'update',
  'training',
  'train',
  'activation-study',
  'comparison',
  'code',
  'drift',
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
  graph: ['given', 'network'],
  gradients: ['forward', 'loss', 'local-derivatives', 'graph', 'matrix', 'certificate'],
  'general-formula': ['gradients'],
  matrix: [],
  update: ['gradients'],
  training: ['forward', 'loss'],
  train: ['network'],
  'activation-study': ['forward'],
  comparison: ['forward', 'loss'],
  code: [],
  drift: ['given', 'network'],
  certificate: [],
};

/** The sections that are asked for, and all that they stand on. */
export function withNeeds(asked: readonly SectionId[]): ReadonlySet<SectionId> {
  const wanted = new Set<SectionId>(asked);
  // A set goes on over what is added to it on the way.
  for (const id of wanted) for (const needed of NEEDS[id]) wanted.add(needed);
  return wanted;
}

/** Whether a section is work that a reader could be asked to do by hand, and not a statement of what is given or checked. */
export const isWork = (id: SectionId): boolean => !['given', 'network', 'train', 'code', 'certificate'].includes(id);
