/** The drawing of the routes from one parameter to the loss. */
import { newTape, type Tape } from '../../backprop/tape.js';
import { MOST_UNITS } from '../../document/network-columns.js';
import type { NetworkBias, NetworkEdge, NetworkFigure, NetworkRoute } from '../../document/network-figure.js';
import { isFree, type Sym } from '../../language/expr.js';
import { infix, prefix, row } from '../../language/layout.js';
import { alongAxes, sizedAxes } from '../../problem/forms/components.js';
import type { NetworkView } from '../../problem/problem.js';
import { type Sheet, shown } from '../sheet.js';
import { describedRoute } from './described.js';
import { columnsOf, drawnColumns, namedNetwork } from './drawing.js';

/** With more derivatives than this on the drawing, it has none. */
const MOST_FACTORS = 12;

/** The first weight of each layer that the sheet derives a gradient by. */
export function illustratedParameters({ solution }: Sheet): readonly Sym[] {
  const { problem, gradients } = solution;
  const asked = gradients.parameters.map((a) => a.of);
  const isAsked = (s: Sym): boolean => asked.some((p) => p === s || (isFree(p) && p.name === s.name));
  return (problem.network?.layers ?? []).flatMap(({ weights }) => weights.flat().find(isAsked) ?? []);
}

/**
 * The network with the routes from a weight or a bias to the loss; undefined where some step of them is no line of the
 * drawing, or not all of the network is drawn.
 */
export function routeNetwork(parameter: Sym, sheet: Sheet): NetworkFigure | undefined {
  const { problem } = sheet.solution;
  const { network } = problem;
  if (!network) return undefined;
  const columns = columnsOf(network);
  if (columns.some((units) => units.length > MOST_UNITS) || drawnColumns(columns.length).includes(undefined)) {
    return undefined;
  }
  const perSample = new Map([...sizedAxes(problem)].filter(([range]) => range !== problem.samples?.index.range));
  const tape = newTape(alongAxes(problem, perSample).definitions);
  const steps = stepsFrom(parameter, tape);
  const places = placesIn(network, problem.loss);
  const starts = startsOf(parameter, network);
  const drawn = steps.map(({ from, to }) => ({ from, to, on: lineOf(from, to, starts, places) }));
  if (starts.length === 0 || drawn.length === 0 || drawn.some(({ on }) => on === undefined)) return undefined;
  const reached = new Set(steps.map(({ to }) => keyOf(to)));
  const factors = drawn.flatMap(({ from, to, on }) =>
    on ? on.map((at) => ({ on: at, label: factorLayout(to, from, sheet) })) : [],
  );
  const route: NetworkRoute = {
    starts,
    units: columns.map((units) => units.flatMap((s, unit) => (reached.has(keyOf(s)) ? [unit] : []))),
    factors: factors.length > MOST_FACTORS || isCrowded(factors) ? [] : factors,
  };
  const figure = { ...namedNetwork(network, sheet), route };
  return { ...figure, description: describedRoute(figure, shown(parameter, sheet), sheet) };
}

interface Step {
  readonly from: Sym;
  readonly to: Sym;
}

/** Each pair of symbols of which the second uses the first, on the way from `s` to the loss. */
function stepsFrom(s: Sym, tape: Tape): readonly Step[] {
  const steps: Step[] = [];
  const seen = new Set([s]);
  // A set goes on over what is added to it on the way.
  for (const from of seen) {
    for (const { symbol: to } of tape.usersOf(from)) {
      steps.push({ from, to });
      seen.add(to);
    }
  }
  return steps;
}

/** A symbol without the index of its sample, which the drawing does not have. */
const keyOf = ({ name, indices }: Sym): string => [name, ...indices.filter((i) => typeof i === 'number')].join();

/** Where symbols stand on the drawing, by their keys. */
interface Places {
  readonly sums: ReadonlyMap<string, Unit>;
  readonly outputs: ReadonlyMap<string, Unit>;
  readonly loss: string;
  readonly last: number;
}
interface Unit {
  readonly layer: number;
  readonly unit: number;
}

function placesIn({ inputs, layers }: NetworkView, loss: Sym): Places {
  const placed = (columns: readonly (readonly Sym[])[], first: number) =>
    new Map(columns.flatMap((units, n) => units.map((s, unit) => [keyOf(s), { layer: n + first, unit }] as const)));
  return {
    sums: placed(
      layers.map(({ preactivations }) => preactivations),
      1,
    ),
    outputs: placed([inputs, ...layers.map(({ outputs }) => outputs)], 0),
    loss: keyOf(loss),
    last: layers.length,
  };
}

/** Every edge and bias that has the parameter's name. */
const startsOf = (parameter: Sym, { layers }: NetworkView): NetworkRoute['starts'] =>
  layers.flatMap(({ weights, biases }, n) => [
    ...weights.flatMap((units, to) =>
      units.flatMap((s, from): readonly NetworkEdge[] =>
        s === parameter ? [{ kind: 'edge', layer: n, from, to }] : [],
      ),
    ),
    ...(biases ?? []).flatMap((s, unit): readonly NetworkBias[] =>
      s === parameter ? [{ kind: 'bias', layer: n + 1, unit }] : [],
    ),
  ]);

type On = NetworkRoute['factors'][number]['on'];

/** What a step is on the drawing: into a unit, within one, on to the next layer, or to the loss. */
function lineOf(from: Sym, to: Sym, starts: NetworkRoute['starts'], places: Places): readonly On[] | undefined {
  const { sums, outputs, loss, last } = places;
  const [source, output, sum] = [outputs.get(keyOf(from)), outputs.get(keyOf(to)), sums.get(keyOf(to))];
  const within = sums.get(keyOf(from));
  if (output && within && output.layer === within.layer && keyOf(from) !== keyOf(to))
    return [{ kind: 'unit', ...output }];
  if (source && sum && sum.layer === source.layer + 1)
    return [{ kind: 'edge', layer: source.layer, from: source.unit, to: sum.unit }];
  if (source && source.layer === last && keyOf(to) === loss) return [{ kind: 'loss', from: source.unit }];
  const entered =
    sum &&
    starts.filter((s) =>
      s.kind === 'edge' ? s.layer + 1 === sum.layer && s.to === sum.unit : s.layer === sum.layer && s.unit === sum.unit,
    );
  return entered && entered.length > 0 && !source ? entered : undefined;
}

/** Whether two derivatives would stand in one place. */
function isCrowded(factors: NetworkRoute['factors']): boolean {
  const places = factors.map(({ on }) => JSON.stringify(on));
  return new Set(places).size < places.length;
}

/** The local derivative as it fits on a line: ∂z/∂w. */
const factorLayout = (of: Sym, by: Sym, sheet: Sheet) =>
  row(prefix('∂'), shown(of, sheet), infix('/'), prefix('∂'), shown(by, sheet));
