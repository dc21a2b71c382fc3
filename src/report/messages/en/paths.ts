import type { Inlines } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Layout } from '../../../language/layout.js';

export const paths = {
  oneEach: (loss: Layout): Inlines => prose`Each parameter acts on ${loss} along one route.`,
  several: (loss: Layout, routes: string): Inlines =>
    prose`The parameters act on ${loss} along ${routes} routes. Where a parameter has several, their products are added.`,
  indexed: 'With free indices one line stands for the routes through all the units that its indices run over.',
  tooMany: 'The routes are too many to be listed.',
  table: (loss: Layout): Inlines => prose`From each parameter to ${loss}`,
  columns: { parameter: 'Parameter', route: 'Route' },
  notListed: (routes: string): string => `${routes} routes`,
  noRoute: (loss: Layout): Inlines => prose`none: ${loss} does not depend on it`,
  of: (parameter: Layout): Inlines => prose`For ${parameter}`,
  /** `place`: `inEquations` and their numbers. */
  earlier: (factors: Inlines, place: Inlines): Inlines => prose`Calculated earlier${place}: ${factors}.`,
  inEquations: ' in\u00a0',
};
