/** Local derivatives: each function's once, from its definition; each quantity's by what it uses. */

import type { FunctionDerivative } from '../../backprop/functions.js';
import type { LocalDerivative } from '../../backprop/local.js';
import { type Block, type Inlines, math, paragraph, text } from '../../document/document.js';
import type { Expr } from '../../language/expr.js';
import { inlineForm } from '../../language/inline.js';
import { brackets, identifier, infix, type Layout, row, superscript } from '../../language/layout.js';
import { functionLayout } from '../../language/notation.js';
import { symbolsOf } from '../../language/walk.js';
import type { Definition } from '../../problem/problem.js';
import { mayBeSame } from '../../rules/depends.js';
import { derivationBlocks } from '../derivation.js';
import { labelOf } from '../labels.js';
import { heading, type Sheet, shown, shownBeside } from '../sheet.js';

/** The derivatives that the chain rule will multiply. */
export function localSection(sheet: Sheet): readonly Block[] {
  const { gradients, problem } = sheet.solution;
  const locals = problem.definitions.flatMap((d) => localsOf(d, gradients.locals));
  const plain = sheet.detail === 'full' ? [] : locals.filter(isReadOff);
  const blocks = [
    ...functionBlocks(gradients.functions, sheet),
    ...ownConventions(sheet),
    ...readOffBlocks(plain, sheet),
    ...derivationBlocks(
      locals.filter((l) => !plain.includes(l)),
      sheet,
      () => ({}),
    ),
  ];
  return blocks.length === 0 ? [] : [heading('local-derivatives', sheet), ...blocks];
}

/** Only those of functions, where the gradients derive the others as they meet them. */
export function functionSection(sheet: Sheet): readonly Block[] {
  const blocks = [...functionBlocks(sheet.solution.gradients.functions, sheet), ...ownConventions(sheet)];
  return blocks.length === 0 ? [] : [heading('local-derivatives', sheet), ...blocks];
}

/** Those of one definition, in the order in which it speaks of its parts. */
function localsOf(d: Definition, locals: readonly LocalDerivative[]): readonly LocalDerivative[] {
  const parts = symbolsOf(d.value);
  const place = ({ by }: LocalDerivative): number => parts.findIndex((s) => mayBeSame(s, by));
  return locals.filter((l) => l.definition === d).sort((a, b) => place(a) - place(b));
}

/** σ′(z), from the definition of σ; what is taken where it jumps is said once. */
export function functionBlocks(functions: readonly FunctionDerivative[], sheet: Sheet): readonly Block[] {
  const conventions = new Set(functions.flatMap((f) => conventionOf(f, sheet) ?? []));
  return [
    ...derivationBlocks(functions, sheet, (f) => {
      const left = primed(f, sheet);
      return left ? { left } : {};
    }),
    ...[...conventions].map(paragraph),
  ];
}

const conventionOf = ({ definition: { fn, convention } }: FunctionDerivative, { say }: Sheet): string | undefined =>
  convention && (say.locals.conventions[fn] ?? convention);

/** What is taken where |u|, a maximum or a minimum that the problem itself speaks of has no derivative. */
function ownConventions({ solution, say }: Sheet): readonly Block[] {
  const called = new Set(solution.problem.definitions.flatMap((d) => functionsIn(d.value)));
  const sentences = [
    ...(called.has('abs') ? [say.locals.absolute] : []),
    ...(called.has('max') || called.has('min') ? [say.locals.extreme] : []),
  ];
  return sentences.map(paragraph);
}

const functionsIn = (e: Expr): readonly string[] => [
  ...(e.kind === 'call' ? [e.fn] : []),
  ...e.parts.flatMap(functionsIn),
];

/** f′(z) for the derivative of f by its argument, not for one by a parameter. */
function primed({ definition, by }: FunctionDerivative, sheet: Sheet): Layout | undefined {
  if (by !== definition.argument) return undefined;
  const name = superscript(functionLayout(definition.fn, sheet.notation), identifier('′'));
  return { kind: 'apply', name, argument: brackets(shown(definition.argument, sheet)) };
}

/** What is read off: of one quantity in a sentence, of several in a table. */
function readOffBlocks(locals: readonly LocalDerivative[], sheet: Sheet): readonly Block[] {
  const say = sheet.say.locals;
  const definitions = [...new Set(locals.map((l) => l.definition))];
  const rows = definitions.map((d): readonly [Inlines, Inlines] => {
    const items = locals
      .filter((l) => l.definition === d)
      .map((l): Inlines => [math(inlineForm(equationOf(l, sheet)))]);
    return [[math(quantity(d, sheet))], sheet.say.mathematics.list(items)];
  });
  const [first, second] = rows;
  if (!first) return [];
  if (!second) return [paragraph(say.of(...first))];
  return [
    {
      kind: 'table',
      caption: [text(say.table)],
      columns: [say.columns.quantity, say.columns.derivatives].map((head) => ({ head: [text(head)], align: 'left' })),
      groups: [rows],
      labels: locals.flatMap((l) => labelOf(l) ?? []),
    },
  ];
}

const equationOf = ({ goal, result }: LocalDerivative, sheet: Sheet): Layout =>
  row(shown(goal, sheet), infix('='), shownBeside(result, goal.free, sheet));

/** A function's value with the function, which says whose derivative is meant. */
const quantity = ({ symbol, value }: Definition, sheet: Sheet): Layout =>
  value.kind === 'call' ? row(shown(symbol, sheet), infix('='), shown(value, sheet)) : shown(symbol, sheet);

/** The factor beside a symbol in a sum, or the derivative of a function that was derived above. */
const isReadOff = ({ definition: { value }, result, steps }: LocalDerivative): boolean =>
  value.kind === 'call' ||
  result.kind === 'sym' ||
  result.kind === 'num' ||
  steps.every(({ rule }) => rule.rank === 'chore' || rule.id === 'definition');
