/** The computational graph as a drawing: where values go forward and gradients come back. */
import { type Block, type Inlines, paragraph, text } from '../../document/document.js';
import type { GraphFigure } from '../../document/figure.js';
import { isOnPage, placeGraph } from '../../document/graph/place.js';
import { generalForm } from '../../problem/forms/general.js';
import { described } from '../graph-description.js';
import { graphFigure } from '../graph-figure.js';
import { sheetOfForm } from '../in-arrays.js';
import { heading, isNumeric, type Sheet, shown } from '../sheet.js';

/** In nodes: one of fewer says no more than its formula, one of more is drawn only for those who ask for it. */
const WORTH_DRAWING = { least: 4, most: 20 };

/**
 * The graph of a chain of definitions or of single operations where it is small; of any problem where it is asked for,
 * by its vectors and matrices where its single quantities are too many for a page.
 */
export function graphSection(sheet: Sheet): readonly Block[] {
  const { tasks, network, presentation } = sheet.solution.problem;
  if (tasks.some((task) => task.kind === 'graph'))
    return drawn(sheet) ?? drawnInArrays(sheet) ?? [heading('graph', sheet), paragraph(sheet.say.graph.tooLarge)];
  const isNetwork = network !== undefined && presentation.notation.style !== 'operations';
  return isNetwork ? [] : (drawn(sheet, WORTH_DRAWING) ?? []);
}

/** Undefined where it has too few nodes or too many, or finds no room on a page, even with nothing on its wires. */
function drawn(sheet: Sheet, nodes = { least: 1, most: Number.POSITIVE_INFINITY }): readonly Block[] | undefined {
  const whole = graphFigure(sheet);
  if (!whole || whole.nodes.length < nodes.least || whole.nodes.length > nodes.most) return undefined;
  const figure = [whole, withBareWires(whole, sheet)].find((f) => isOnPage(placeGraph(f)));
  if (!figure) return undefined;
  const say = sheet.say.graph;
  const caption: Inlines = [
    ...(isNumeric(sheet.solution.problem) ? say.values : say.formulas)(shown(sheet.solution.problem.loss, sheet)),
    ...(figure === whole ? [text(` ${say.locals}`)] : []),
  ];
  return [heading('graph', sheet), { kind: 'figure', figure, caption }];
}

/** The figure without its local derivatives, which take most of the room. */
const withBareWires = (figure: GraphFigure, { say }: Sheet): GraphFigure =>
  described(
    {
      ...figure,
      edges: figure.edges.map((edge) => ({ ...edge, ...(edge.local && { local: { relation: edge.local.relation } }) })),
    },
    say,
  );

function drawnInArrays(sheet: Sheet): readonly Block[] | undefined {
  const form = generalForm(sheet.solution.problem);
  return form && drawn(sheetOfForm(form, sheet));
}
