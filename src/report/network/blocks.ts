/** Drawings of the network as blocks of the sections that they go with. */
import { type Block, text } from '../../document/document.js';
import { isFree, type Sym } from '../../language/expr.js';
import { type Sheet, shown } from '../sheet.js';
import { valuedNetwork } from './drawing.js';
import { illustratedParameters, routeNetwork } from './route.js';

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
  const { problem, gradients } = sheet.solution;
  const [heading, ...rest] = blocks;
  const [parameter] = illustratedParameters(sheet);
  const isDrawn = problem.presentation.notation.style === 'paths' || problem.tasks.some(({ kind }) => kind === 'paths');
  if (
    isDrawn ||
    !parameter ||
    !heading ||
    gradients.parameters.length > 1 ||
    gradients.parameters.some((a) => isFree(a.of))
  )
    return blocks;
  return [heading, ...routeBlocks(parameter, sheet), ...rest];
}
