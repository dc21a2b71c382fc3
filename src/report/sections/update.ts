/** The update: the rule, one parameter worked, then every parameter with its old value, gradient and new value. */
import type { Update } from '../../backprop/update.js';
import { type Block, type Inlines, math, paragraph, type Table, text } from '../../document/document.js';
import { listed } from '../../document/prose.js';
import { isFree, type Sym } from '../../language/expr.js';
import { typeset } from '../../language/typeset.js';
import { constantsOf, optimizerName } from '../optimizer.js';
import { heading, inEachWay, printed, type Sheet, waysOf } from '../sheet.js';
import { updateRule } from '../update-rule.js';
import { type UpdatedEntry, updatedEntries } from '../updated-entries.js';
import { withVisibleChange } from '../visible-change.js';
import { entrySentences, oldValuesSentence } from './update-remarks.js';

/** One step of the optimizer on every parameter that is not frozen. */
export function updateSection(sheet: Sheet): readonly Block[] {
  const { update } = sheet.solution;
  const rule = update && updateRule(update, sheet);
  return update ? updateBlocks(update, rule ? [rule] : [], sheet) : [];
}

/** Without the rule as an equation, where each single parameter was worked before. */
export function updateTableSection(sheet: Sheet): readonly Block[] {
  const { update } = sheet.solution;
  if (!update || update.parameters.some((p) => isFree(p.parameter))) return updateSection(sheet);
  return updateBlocks(update, [], sheet);
}

function updateBlocks(update: Update, rule: readonly Block[], sheet: Sheet): readonly Block[] {
  const groups = updatedEntries(sheet);
  const sentence = sheet.say.update.rule(optimizerName(update, sheet), constantsOf(update, sheet));
  return [
    heading('update', sheet),
    paragraph([...sentence, ...oldValuesSentence(sheet)]),
    ...rule,
    ...(groups ? entriesBlocks(groups, sheet) : [paragraph([text(sheet.say.update.tooMany)])]),
  ];
}

function entriesBlocks(groups: readonly (readonly UpdatedEntry[])[], sheet: Sheet): readonly Block[] {
  const sentences = entrySentences(groups, sheet);
  const rows = groups.map((group) => group.map((entry) => rowOf(entry, sheet)));
  return [...(sentences.length > 0 ? [paragraph(listed(sentences, ' '))] : []), newValues(rows, sheet)];
}

/** Old value, gradient, new value. */
function rowOf({ entry, gradient, updated, isKept }: UpdatedEntry, sheet: Sheet): readonly Inlines[] {
  const cells = (s: Sym, on = sheet): readonly Inlines[] => inEachWay(s, on).map((layout) => [math(layout)]);
  const kept = (): Inlines => [text(sheet.say.update.frozen)];
  return [
    [math(typeset(entry, sheet.notation))],
    [math(printed(entry, sheet).layout)],
    ...cells(gradient),
    ...(isKept ? waysOf(sheet).map(kept) : cells(updated, withVisibleChange(entry, updated, sheet))),
  ];
}

const numbersUnder = (head: string): Table['columns'][number] => ({ head: [text(head)], align: 'right' });

function newValues(groups: readonly (readonly Inlines[])[][], sheet: Sheet): Table {
  const { columns, table } = sheet.say.update;
  const ways = waysOf(sheet).length;
  return {
    kind: 'table',
    caption: [text(table)],
    columns: [
      { head: [text(columns.parameter)], align: 'left' },
      numbersUnder(columns.old),
      ...[columns.gradient, columns.gradientByHand].slice(0, ways).map(numbersUnder),
      ...[columns.new, columns.newByHand].slice(0, ways).map(numbersUnder),
    ],
    groups: groups.length > 4 ? [groups.flat()] : groups,
  };
}
