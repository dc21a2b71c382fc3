/** Drawings of the network as blocks of the sections that they go with. */
import { isAmong } from '../../backprop/entries.js';
import { type Block, text } from '../../document/document.js';
import type { Sym } from '../../language/expr.js';
import { type Sheet, shown } from '../sheet.js';
import { valuedNetwork } from './drawing.js';
import { routeNetwork } from './route.js';

/** After the forward pass, what has come out; nothing where there is no network, or where a value is open or left out. */
export function valuedNetworkBlocks(sheet: Sheet): readonly Block[] {
  const { network } = sheet.solution.problem;
  const figure = network && valuedNetwork(network, sheet);
  return figure ? [{ kind: 'figure', figure, caption: [text(sheet.say.network.valued)] }] : [];
}

/** How a parameter acts on the loss; nothing where that cannot be drawn. */
export function routeBlocks(parameter: Sym, sheet: Sheet): readonly Block[] {
  const figure = routeNetwork(parameter, sheet);
  if (!figure) return [];
  const { route, routeWithFactors } = sheet.say.network;
  const caption = (figure.route?.factors.length ?? 0) > 0 ? routeWithFactors : route;
  return [
    { kind: 'figure', figure, caption: caption(shown(parameter, sheet), shown(sheet.solution.problem.loss, sheet)) },
  ];
}

/** The section of the gradients, led by the drawing of the route where one gradient is asked for, and not drawn yet. */
export function withRoute(blocks: readonly Block[], sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  const [heading, ...rest] = blocks;
  const parameter = onlyAsked(sheet);
  const isDrawn = problem.presentation.notation.style === 'paths' || problem.tasks.some(({ kind }) => kind === 'paths');
  if (isDrawn || !parameter || !heading) return blocks;
  return [heading, ...routeBlocks(parameter, sheet), ...rest];
}

/** The weight or bias that alone is asked for, be it an entry of an array that is derived as a whole. */
function onlyAsked({ solution }: Sheet): Sym | undefined {
  const { tasks, network } = solution.problem;
  const asked = tasks.flatMap((task) => (task.kind === 'gradients' ? [task.of] : []));
  const keys = new Set(asked.flatMap((of) => of ?? []));
  const derived = new Set(solution.gradients.parameters.map((a) => a.of));
  const isAsked = (s: Sym): boolean =>
    asked.includes(undefined) || keys.size === 0 ? derived.has(s) : isAmong(keys, s);
  const drawn = (network?.layers ?? []).flatMap(({ weights, biases }) => [...weights.flat(), ...(biases ?? [])]);
  const [only, ...others] = new Set(drawn.filter(isAsked));
  return others.length === 0 && (keys.size === 1 || derived.size === 1) ? only : undefined;
}
