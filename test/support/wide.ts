/** Specs that are made to be too wide for a page: a deep network, and names that leave no room for anything else. */
import { readFileSync } from 'node:fs';

export const WIDE = ['deep', 'long-names'] as const;

export const wideText = (name: (typeof WIDE)[number]): string =>
  readFileSync(new URL(`../data/wide/${name}.yaml`, import.meta.url), 'utf8');
