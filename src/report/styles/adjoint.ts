/** By adjoints: forward and backward side by side, a bar over each symbol for the derivative of the loss by it. */
import type { Adjoint } from '../../backprop/adjoint.js';
import { EACH_BY_NAME } from '../../backprop/way.js';
import { type Block, type Equation, type Inlines, math, paragraph, type Table, text } from '../../document/document.js';
import type { Expr } from '../../language/expr.js';
import { infix, type Layout, number, row } from '../../language/layout.js';
import { replace } from '../../language/walk.js';
import { barred } from '../../notation/bars.js';
import { withoutAxesOfOne } from '../../problem/forms/components.js';
import type { Definition } from '../../problem/problem.js';
import { type DerivationPrinting, derivationBlocks } from '../derivation.js';
import { chain, equation, heading, type Link, type Sheet, shown, stacked } from '../sheet.js';
import { closingOf } from './closing.js';
import type { Style } from './style.js';

export const adjoint: Style = { form: withoutAxesOfOne, way: () => EACH_BY_NAME, gradients };

/** The two columns, then what each adjoint comes to; with full detail each rewrite in between. */
function gradients(sheet: Sheet): readonly Block[] {
  const { intermediates, parameters } = sheet.solution.gradients;
  const say = sheet.say.adjoint;
  const { loss } = sheet.solution.problem;
  const [first = parameters[0]] = intermediates;
  if (!first) return [];
  return [
    heading('backward', sheet),
    paragraph(say.intro(shown(loss, sheet), bar(first, sheet), shown(first.goal, sheet))),
    columns(sheet),
    ...contributions([...intermediates, ...parameters], sheet),
    ...workings(intermediates, sheet),
    heading('gradients', sheet),
    ...workings(parameters, sheet),
  ];
}

/** ∂L/∂s as it is called here: s with a bar. */
const bar = (a: Adjoint, sheet: Sheet): Layout => (a.name ? shown(a.name, sheet) : barred(shown(a.of, sheet)));

/** From the loss down: each definition, and beside it the adjoints that can be told from there. */
function columns(sheet: Sheet): Table {
  const { tape, intermediates, parameters } = sheet.solution.gradients;
  const { loss } = tape;
  const rowsOf = (d: Definition): readonly (readonly Inlines[])[] => {
    const own = intermediates.find((a) => a.of === d.symbol);
    const given = parameters.filter((a) => tape.usersOf(a.of)[0] === d);
    const lines = [...(own ? [adjointLine(own, sheet)] : []), ...given.map((a) => adjointLine(a, sheet))];
    const right = d === loss ? [lossLine(sheet), ...lines] : lines;
    return right.map((line, n) => [n === 0 ? [math(definitionLine(d, sheet))] : [], [math(line)]]);
  };
  const { forward, backward, table } = sheet.say.adjoint;
  return {
    kind: 'table',
    caption: [text(table)],
    columns: [forward, backward].map((head) => ({ head: [text(head)], align: 'left' })),
    groups: tape.definitions
      .toReversed()
      .map(rowsOf)
      .filter((rows) => rows.length > 0),
  };
}

const definitionLine = ({ symbol, value }: Definition, sheet: Sheet): Layout =>
  equalities([shown(symbol, sheet), shown(value, sheet)]);

const lossLine = (sheet: Sheet): Layout => equalities([barred(shown(sheet.solution.problem.loss, sheet)), number('1')]);

/** z̄ = ȳ ∂y/∂z = ȳ y(1 − y); with brief detail without the product of derivatives. */
function adjointLine(a: Adjoint, sheet: Sheet): Layout {
  const links = sheet.detail === 'brief' ? [a.result] : [chainRuleOf(a), a.result];
  return equalities([bar(a, sheet), ...new Set(links.map((e) => shown(e, sheet)))]);
}

const equalities = (sides: readonly Layout[]): Layout =>
  row(...sides.flatMap((side, n) => (n === 0 ? [side] : [infix('='), side])));

/** The first steps of a derivation: the chain rule, and the adjoints that it needs by their names. */
const chainRuleOf = ({ goal, steps }: Adjoint): Expr =>
  steps
    .filter(({ rule }) => rule.id === 'chain-rule' || rule.id === 'calculated-earlier')
    .reduce((e, { before, after }) => replace(e, before, after), goal);

/** Where something is used more than once its adjoint is a sum: said with the places, where there is such a thing. */
function contributions(adjoints: readonly Adjoint[], sheet: Sheet): readonly Block[] {
  const { tape } = sheet.solution.gradients;
  const { list } = sheet.say.mathematics;
  const items = adjoints.flatMap((a): Inlines[] => {
    const users = tape.usersOf(a.of);
    if (users.length < 2) return [];
    const places = list(users.map(({ symbol }): Inlines => [math(shown(symbol, sheet))]));
    return [sheet.say.adjoint.usedIn(shown(a.of, sheet), places)];
  });
  return items.length === 0 ? [] : [paragraph(sheet.say.adjoint.added(list(items)))];
}

/** The numbers of each adjoint below each other; with full detail its derivation too. */
function workings(adjoints: readonly Adjoint[], sheet: Sheet): readonly Equation[] {
  if (adjoints.length === 0) return [];
  if (sheet.detail === 'full') {
    return derivationBlocks(adjoints, sheet, (a): DerivationPrinting => {
      const closing = closingOf(a, sheet);
      return a.name ? { name: a.name, closing } : { left: bar(a, sheet), closing };
    });
  }
  return [stacked(adjoints.map((a) => equation(chain(bar(a, sheet), numbersOf(a, sheet)))))];
}

/** What an adjoint comes to; its formula where it has no numbers. */
function numbersOf(a: Adjoint, sheet: Sheet): readonly Link[] {
  const closing = closingOf(a, sheet);
  return closing.length > 0 ? closing : [{ relation: '=', layout: shown(a.result, sheet) }];
}
