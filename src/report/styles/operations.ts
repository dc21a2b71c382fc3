/** By operations: a computational graph, each node with its value, and backwards with its gradient. */
import type { Adjoint } from '../../backprop/adjoint.js';
import { fullFormula } from '../../backprop/formula.js';
import { type Block, type Inlines, math, paragraph, type Table, text } from '../../document/document.js';
import { listed } from '../../document/prose.js';
import { add, call, type Expr, isFree, mul, num, type Sym } from '../../language/expr.js';
import { inlineForm } from '../../language/inline.js';
import { infix, type Layout, number, row } from '../../language/layout.js';
import { symbolsOf } from '../../language/walk.js';
import { MOST_OPERATIONS, operationByOperation } from '../../problem/forms/operations.js';
import type { Definition } from '../../problem/problem.js';
import { derivationLines } from '../../rules/lines.js';
import { printedEntries } from '../entries.js';
import { chainsOfValues, derivativesIn, factorOf, withFactorValues } from '../factors.js';
import { GATES, gateOf } from '../gates.js';
import { functionSection, localSection } from '../sections/local-derivatives.js';
import { heading, isNumber, isNumeric, printed, type Sheet, shown, substituted } from '../sheet.js';
import { type SigmoidGates, sigmoidGates } from '../sigmoid-gates.js';
import { routing } from './routing.js';
import type { Style } from './style.js';

export const operations: Style = {
  form: operationByOperation,
  way: () => () => 'named',
  lines: (sheet) => chainsOfValues(chainOf, sheet),
  gradients,
  instead: { forward, 'local-derivatives': localDerivatives, matrix: () => [] },
};

type Row = readonly Inlines[];

/** Node, operation, value; a rule after each symbol of the spec's own. */
function forward(sheet: Sheet): readonly Block[] {
  const { problem } = sheet.solution;
  const { forward: caption, columns, tooMany, gates } = sheet.say.operations;
  const rowOf = ({ symbol, value }: Definition): Row => {
    const gate = gateOf(value);
    return [
      [math(shown(symbol, sheet))],
      [text(gate ? gates[gate] : '')],
      [math(inlineForm(shown(value, sheet)))],
      valueOfSymbol(symbol, sheet),
    ];
  };
  const groups: Row[][] = [[]];
  for (const d of problem.definitions) {
    groups.at(-1)?.push(rowOf(d));
    if (problem.positions.has(d.symbol.name)) groups.push([]);
  }
  const isWhole = problem.definitions.some((d) => gateOf(d.value) === undefined);
  return [
    heading('forward', sheet),
    ...(isWhole ? [paragraph([text(tooMany(MOST_OPERATIONS))])] : []),
    table(caption, [columns.node, columns.gate, columns.operation, columns.value], groups),
  ];
}

/** The table of gradients has the local derivative of each node; in full each is derived. */
function localDerivatives(sheet: Sheet): readonly Block[] {
  return sheet.detail === 'full' ? localSection(sheet) : functionSection(sheet);
}

/** Every node from the loss down, then what was asked for; what each kind of gate does with a gradient. */
function gradients(sheet: Sheet): readonly Block[] {
  const { gradients: derived, problem } = sheet.solution;
  const { intro, severalUsers, backward, parameters, columns } = sheet.say.operations;
  const loss = shown(problem.loss, sheet);
  const first: Row = [[math(loss)], [], [], [math(number('1'))]];
  const all = [...derived.intermediates, ...derived.parameters];
  const isShared = all.some((a) => derived.tape.usersOf(a.of).length > 1);
  const heads = (symbol: string) => [symbol, columns.local, columns.product, columns.gradient];
  return [
    heading('backward', sheet),
    paragraph([...intro(loss), ...(isShared ? [text(` ${severalUsers}`)] : [])]),
    ...gateRules(sheet),
    table(backward, heads(columns.node), [[first, ...derived.intermediates.map((a) => gradientRow(a, sheet))]]),
    heading('gradients', sheet),
    table(parameters, heads(columns.symbol), [derived.parameters.map((a) => gradientRow(a, sheet))]),
  ];
}

/** Upstream times local. */
function chainOf(a: Adjoint): Expr {
  const [goal, chained] = derivationLines(a);
  return (chained ?? goal)?.expr ?? a.goal;
}

/** Symbol, local derivatives, upstream times local, gradient. */
function gradientRow(a: Adjoint, sheet: Sheet): Row {
  const chain = chainOf(a);
  const locals = derivativesIn(chain)
    .filter((e) => e.sense === 'partial')
    .flatMap((e) => factorOf(e, sheet)?.derivation ?? []);
  const values = withFactorValues(chain, sheet);
  const isNumbers = values && symbolsOf(values).every((s) => isNumber(s, sheet));
  const product = isNumbers ? substituted(values, sheet).layout : shown(chain, sheet);
  const isOneFactor = chain.kind === 'derivative';
  return [
    [math(shown(a.of, sheet))],
    listed(
      [...new Set(locals)].map(({ goal: left, result }) => [math(equals(shown(left, sheet), shown(result, sheet)))]),
      ', ',
    ),
    isOneFactor ? [] : [math(inlineForm(product))],
    valueOfGradient(a, sheet),
  ];
}

/** On one line: in a table, cells of two heights are hard to read. */
const equals = (left: Layout, right: Layout): Layout => inlineForm(row(left, infix('='), right));

function valueOfGradient(a: Adjoint, sheet: Sheet): Inlines {
  const { problem, gradients: derived, symbolOf } = sheet.solution;
  return isNumeric(problem)
    ? valueOfSymbol(symbolOf(a), sheet)
    : [math(inlineForm(shown(fullFormula(a, derived), sheet)))];
}

/** The number, or the entries where they fit; nothing in a problem without numbers. */
function valueOfSymbol(s: Sym, sheet: Sheet): Inlines {
  if (!isNumeric(sheet.solution.problem)) return [];
  const value = isFree(s) ? printedEntries(s, sheet) : printed(s, sheet);
  return value ? [math(value.layout)] : [];
}

/** What each kind of gate that occurs does; of each maximum where its gradient goes. */
function gateRules(sheet: Sheet): readonly Block[] {
  const { definitions } = sheet.solution.problem;
  const { rules } = sheet.say.operations;
  const present = new Set(definitions.map((d) => gateOf(d.value)));
  const items = [
    ...GATES.filter((gate) => present.has(gate)).flatMap((gate): Inlines[] => {
      const rule = rules[gate];
      return rule === undefined ? [] : [[text(rule)]];
    }),
    ...definitions.flatMap((d) => routing(d, sheet) ?? []),
    ...sigmoidGates(sheet.solution.problem).map((gates) => sigmoidSentence(gates, sheet)),
  ];
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function sigmoidSentence({ argument, output }: SigmoidGates, sheet: Sheet): Inlines {
  const slope = mul(output, add(num(1), mul(num(-1), output)));
  return sheet.say.operations.sigmoid(
    shown(argument, sheet),
    shown(output, sheet),
    shown(call('sigmoid', argument), sheet),
    shown(slope, sheet),
  );
}

function table(caption: string, heads: readonly string[], groups: readonly (readonly Row[])[]): Table {
  return {
    kind: 'table',
    caption: [text(caption)],
    columns: heads.map((head, n) => ({ head: [text(head)], align: n === heads.length - 1 ? 'right' : 'left' })),
    groups: groups.some((rows) => rows.length > 1) ? groups.filter((rows) => rows.length > 0) : [groups.flat()],
  };
}
