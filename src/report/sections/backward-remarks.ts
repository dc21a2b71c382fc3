/** What is said before the backward pass: why it goes backwards, what δ stands for, where routes part and where they end. */
import type { Adjoint } from '../../backprop/adjoint.js';
import { type Block, type Inlines, paragraph } from '../../document/document.js';
import { listed } from '../../document/prose.js';
import { namesOf } from '../names.js';
import { branching, isShared, offUnits } from '../remarks.js';
import { type Sheet, shown } from '../sheet.js';

export function backwardRemarks(adjoints: readonly Adjoint[], sheet: Sheet): readonly Block[] {
  const about = [whySentence(sheet), deltaSentence(adjoints, sheet)].filter((sentence) => sentence !== undefined);
  const routes = [branchingSentence(sheet), offSentence(sheet)].filter((sentence) => sentence !== undefined);
  return [about, routes].flatMap((sentences): readonly Block[] =>
    sentences.length === 0 ? [] : [paragraph(listed(sentences, ' '))],
  );
}

const whySentence = (sheet: Sheet): Inlines | undefined =>
  isShared(sheet) ? sheet.say.backward.why(shown(sheet.solution.problem.loss, sheet)) : undefined;

/** What δ stands for, where one is used. */
function deltaSentence(adjoints: readonly Adjoint[], sheet: Sheet): Inlines | undefined {
  const [first, second] = adjoints.filter((a) => a.name);
  if (!first?.name) return undefined;
  const { one, several } = sheet.say.backward;
  return (second ? several : one)(shown(first.name, sheet), shown(first.goal, sheet));
}

function branchingSentence(sheet: Sheet): Inlines | undefined {
  const names = namesOf(branching(sheet), sheet);
  return names && sheet.say.backward.branching(names.list, names.count, shown(sheet.solution.problem.loss, sheet));
}

function offSentence(sheet: Sheet): Inlines | undefined {
  const { off, all } = offUnits(sheet);
  if (off.length === 0) return undefined;
  const names = namesOf(off, sheet);
  return names ? sheet.say.backward.off(names.list, names.count) : sheet.say.backward.mostOff(off.length, all);
}
