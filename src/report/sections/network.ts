/** The network as a drawing. */
import { type Block, type Inlines, text } from '../../document/document.js';
import type { NetworkView } from '../../problem/problem.js';
import { namesOf } from '../names.js';
import { takenBeside } from '../network/beside.js';
import { isOfOneSample, namedNetwork } from '../network/drawing.js';
import { heading, type Sheet, shown } from '../sheet.js';

export function networkSection(sheet: Sheet): readonly Block[] {
  const { network } = sheet.solution.problem;
  if (!network) return [];
  const figure = namedNetwork(network, sheet);
  return [heading('network', sheet), { kind: 'figure', figure, caption: captionOf(network, sheet) }];
}

/** What is drawn, and of what is not that it is there. */
function captionOf(network: NetworkView, sheet: Sheet): Inlines {
  const { problem } = sheet.solution;
  const { caption, captionOfSample, beside } = sheet.say.network;
  const taken = takenBeside(network, problem);
  const names = namesOf(taken, sheet);
  return [
    text(isOfOneSample(sheet) ? captionOfSample : caption),
    ...(taken.length === 0 ? [] : [text(' '), ...beside(shown(problem.loss, sheet), names?.list)]),
  ];
}
