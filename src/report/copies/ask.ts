/** The questions, worded from the tasks of the problem: what is asked for by name, with its constants. */
import { updateOf } from '../../backprop/update.js';
import { type Inlines, math, text } from '../../document/document.js';
import { listed } from '../../document/prose.js';
import { type Expr, sym } from '../../language/expr.js';
import type { Layout } from '../../language/layout.js';
import type { SectionId } from '../../problem/sections.js';
import { constantsOf, optimizerName } from '../optimizer.js';
import { isNumeric, type Sheet, shown } from '../sheet.js';

/** More names than this are not listed one by one. */
const MOST_NAMES = 8;

/** What the question of a section says; nothing where a section is no question. */
export function ask(id: SectionId, sheet: Sheet): Inlines {
  const { problem, gradients, update } = sheet.solution;
  const { ask: say } = sheet.say.copies;
  const names = (all: readonly Expr[]): Inlines =>
    abbreviated(
      all.map((e) => shown(e, sheet)),
      sheet,
    );
  switch (id) {
    case 'forward': {
      const symbols = names(problem.definitions.map((d) => d.symbol));
      return isNumeric(problem) ? say.forward(symbols) : say.forwardFormulas(symbols);
    }
    case 'loss':
      return (problem.isLoss ? say.loss : say.value)(shown(problem.loss, sheet));
    case 'gradients': {
      const goals = names(gradients.parameters.map((a) => a.goal));
      if (!isNumeric(problem)) return say.gradientFormulas(goals);
      return gradients.parameters.length === 1 ? say.gradient(goals) : say.gradients(goals);
    }
    case 'update': {
      if (!update) return [];
      const frozen = [...problem.frozen]
        .filter((key) => !problem.onlyAsked.has(key))
        .map((key) => shown(symbolOf(key), sheet));
      return [
        ...say.update(optimizerName(update, sheet), constantsOf(update, sheet)),
        ...(frozen.length === 0 ? [] : say.frozen(abbreviated(frozen, sheet), frozen.length)),
      ];
    }
    case 'training': {
      const task = problem.tasks.find((t) => t.kind === 'training');
      const step = task && updateOf(task.optimizer, [], gradients.context);
      return task && step ? say.training(task.steps, optimizerName(step, sheet), constantsOf(step, sheet)) : [];
    }
    case 'given':
    case 'network':
    case 'train':
    case 'code':
    case 'certificate':
      return [];
    default:
      return [text(say.others[id])];
  }
}

/** `w1` and `W1[1,2]`, as the spec writes them. */
function symbolOf(key: string): Expr {
  const [name = key, inner] = key.split(/[[\]]/);
  return sym(name, ...(inner === undefined ? [] : inner.split(',').map(Number)));
}

/** a, b and c; of many the first two and the last. */
function abbreviated(items: readonly Layout[], { say }: Sheet): Inlines {
  const inlines = items.map((item): Inlines => [math(item)]);
  if (items.length <= MOST_NAMES) return say.mathematics.list(inlines);
  const [first, second] = inlines as [Inlines, Inlines];
  return listed([first, second, [text('…')], inlines.at(-1) as Inlines], ', ');
}
