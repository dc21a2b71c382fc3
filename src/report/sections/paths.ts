/** The routes from each parameter to the loss: w1 → z1 → a1 → z4 → a4 → L. */
import { type Route, routeCounter, routesFrom } from '../../backprop/routes.js';
import { type Block, type Inlines, math, paragraph, type Table, text } from '../../document/document.js';
import { isFree, type Sym } from '../../language/expr.js';
import { infix, joined } from '../../language/layout.js';
import { routeBlocks } from '../network/blocks.js';
import { illustratedParameters } from '../network/route.js';
import { heading, type Sheet, shown } from '../sheet.js';

/** More routes of one parameter, or lines in all, are counted and not listed. */
const MOST_ROUTES = 8;
const MOST_LINES = 40;

export function pathsSection(sheet: Sheet): readonly Block[] {
  const { gradients } = sheet.solution;
  const parameters = gradients.parameters.map((a) => a.of);
  const count = routeCounter(gradients.tape);
  const counts = new Map(parameters.map((s) => [s, count(s)]));
  const groups = parameters.map((s) => rowsOf(s, counts.get(s) as bigint, sheet));
  const isListed = groups.flat().length <= MOST_LINES;
  return [
    heading('paths', sheet),
    ...intro([...counts.values()], sheet),
    ...(isListed && parameters.some(isFree) ? [paragraph(sheet.say.paths.indexed)] : []),
    isListed ? table(groups, sheet) : paragraph(sheet.say.paths.tooMany),
    ...illustratedParameters(sheet)
      .slice(0, 1)
      .flatMap((s) => routeBlocks(s, sheet)),
  ];
}

/** How many routes there are; nothing of several where no parameter has several. */
function intro(counts: readonly bigint[], sheet: Sheet): readonly Block[] {
  const { oneEach, several } = sheet.say.paths;
  const loss = shown(sheet.solution.problem.loss, sheet);
  const total = counts.reduce((all, n) => all + n, 0n);
  if (counts.some((n) => n > 1n)) return [paragraph(several(loss, String(total)))];
  return counts.every((n) => n === 1n) ? [paragraph(oneEach(loss))] : [];
}

/** A row for each route of a parameter; the number of them where there are too many. */
function rowsOf(s: Sym, count: bigint, sheet: Sheet): readonly (readonly Inlines[])[] {
  const { gradients, problem } = sheet.solution;
  const { notListed, noRoute } = sheet.say.paths;
  const name: Inlines = [math(shown(s, sheet))];
  if (count === 0n) return [[name, noRoute(shown(problem.loss, sheet))]];
  if (count > MOST_ROUTES) return [[name, [text(notListed(String(count)))]]];
  return [...routesFrom(gradients.tape, s, problem.axes)].map((route, n) => [
    n === 0 ? name : [],
    [...(count > 1n ? [text(`${n + 1}. `)] : []), math(routeLayout(route, sheet))],
  ]);
}

const routeLayout = (route: Route, sheet: Sheet) =>
  joined(
    route.map((s) => shown(s, sheet)),
    infix('→'),
  );

function table(groups: readonly (readonly (readonly Inlines[])[])[], sheet: Sheet): Table {
  const { columns, table: caption } = sheet.say.paths;
  return {
    kind: 'table',
    caption: caption(shown(sheet.solution.problem.loss, sheet)),
    columns: [
      { head: [text(columns.parameter)], align: 'left' },
      { head: [text(columns.route)], align: 'left' },
    ],
    groups: groups.some((rows) => rows.length > 1) ? groups : [groups.flat()],
  };
}
