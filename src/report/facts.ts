/** The facts beside the title: what kind of network, which loss, which learning rate. */
import { type Inlines, math, text } from '../document/document.js';
import { widthOf } from '../language/measure.js';
import { inOwnSymbols } from '../problem/forms/operations.js';
import type { NetworkView } from '../problem/problem.js';
import { asDecimal } from './optimizer.js';
import { lossHeading, type Sheet, shown } from './sheet.js';

export interface Fact {
  readonly name: string;
  readonly value: Inlines;
}

/** A longer loss stands on the sheet alone. In em. */
const WIDEST = 11;

export function factsOf(sheet: Sheet): readonly Fact[] {
  const { problem, gradients, update } = sheet.solution;
  const say = sheet.say.copies.facts;
  const { network } = problem;
  const loss = shown(inOwnSymbols(gradients.tape.loss.value, problem), sheet);
  const rate = update?.constants.get('eta');
  return [
    ...(network ? [{ name: say.network, value: [text(sizesOf(network))] }] : []),
    ...(widthOf(loss) <= WIDEST ? [{ name: sheet.say.headings[lossHeading(sheet)], value: [math(loss)] }] : []),
    ...(rate ? [{ name: say.learningRate, value: [math(asDecimal(rate, sheet))] }] : []),
  ];
}

/** 2–3–1 */
const sizesOf = ({ inputs, layers }: NetworkView): string =>
  [inputs, ...layers.map((layer) => layer.outputs)].map((units) => units.length).join('–');
