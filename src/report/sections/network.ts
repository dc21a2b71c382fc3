/** The network as a drawing. */
import { type Block, text } from '../../document/document.js';
import { namedNetwork } from '../network/drawing.js';
import { heading, type Sheet } from '../sheet.js';

export function networkSection(sheet: Sheet): readonly Block[] {
  const { network, samples } = sheet.solution.problem;
  if (!network) return [];
  const figure = namedNetwork(network, sheet);
  const { caption, captionOfSample } = sheet.say.network;
  return [heading('network', sheet), { kind: 'figure', figure, caption: [text(samples ? captionOfSample : caption)] }];
}
