/** How a training goes: the settings, how the parameters begin, and the step of the optimizer. */
import { type Update, updateOf } from '../../backprop/update.js';
import { findInitialiser, type InitialiserRow } from '../../catalog/initialisers.js';
import { keptBack } from '../../data/data-set.js';
import { type Block, type Inlines, math, paragraph, type Table, text } from '../../document/document.js';
import { type Expr, sym } from '../../language/expr.js';
import { number } from '../../language/layout.js';
import { readExpression, scopeOf } from '../../language/read.js';
import { evaluateAt } from '../../language/settle.js';
import { substitute } from '../../language/walk.js';
import type { Initial, InitialRule, Problem, ProblemData, TrainTask } from '../../problem/problem.js';
import { isTrained } from '../../training/beginning.js';
import { measured } from '../numbers.js';
import { asDecimal, constantsOf, optimizerName } from '../optimizer.js';
import { type Sheet, shown } from '../sheet.js';
import { updateRule } from '../update-rule.js';

/** Everything that a run depends on, so that it can be made again. */
export function setupBlocks(task: TrainTask, data: ProblemData, sheet: Sheet): readonly Block[] {
  const { solution } = sheet;
  const { gradients, problem, symbolOf } = solution;
  const moving = gradients.parameters
    .filter((a) => isTrained(a.of, problem))
    .map((a) => ({ parameter: a.of, gradient: symbolOf(a) }));
  const update = updateOf(task.optimizer, moving, gradients.context);
  const rule = updateRule(update, sheet);
  return [
    settings(task, data, update, sheet),
    ...(problem.initial ? beginning(problem.initial, problem, sheet) : []),
    ...(rule
      ? [
          paragraph(
            sheet.say.train.step(constantsOf(update, sheet), usesStep(update) ? shown(sym('k'), sheet) : undefined),
          ),
          rule,
        ]
      : []),
  ];
}

/** Whether the rule speaks of the number of the step. */
const usesStep = ({ row }: Update): boolean => row.lines.some(({ value }) => /\bk\b/.test(value));

function settings(task: TrainTask, { train }: ProblemData, update: Update, sheet: Sheet): Table {
  const say = sheet.say.train.settings;
  const { rows } = train.inputs;
  const kept = task.validation > 0 && rows > 1 ? keptBack(rows, task.validation) : 0;
  const seen = rows - kept;
  const batch = task.batch === 'full' ? seen : Math.min(task.batch, seen);
  const pairs: readonly (readonly [string, string])[] = [
    [say.parameters, String(movingCount(sheet.solution.problem))],
    [say.optimizer, optimizerName(update, sheet)],
    [say.batch, task.batch === 'full' ? say.full(seen) : say.some(batch, Math.ceil(seen / batch))],
    [say.epochs, String(task.epochs)],
    [say.order, task.shuffle ? say.shuffled : say.inOrder],
    ...(kept > 0 ? [[say.validation, say.kept(kept)] as const] : []),
    ...(task.earlyStopping
      ? [[say.earlyStopping, say.patience(task.earlyStopping.patience, task.earlyStopping.restore)] as const]
      : []),
    [say.seed, String(task.seed)],
  ];
  return {
    kind: 'table',
    caption: [text(sheet.say.train.setup)],
    columns: [
      { head: [text(say.what)], align: 'left' },
      { head: [text(say.value)], align: 'left' },
    ],
    groups: [pairs.map(([what, value]) => [[text(what)], [text(value)]])],
  };
}

/** Numbers that the training moves. */
function movingCount({ parameters, given, frozen }: Problem): number {
  const names = [...new Set(parameters.map((p) => p.name))].filter((name) => !frozen.has(name));
  const entries = names.reduce((sum, name) => sum + (given.get(name)?.entries.length ?? 0), 0);
  const frozenEntries = [...frozen].filter((key) => key.includes('[') && names.includes(key.replace(/\[.*/, '')));
  return entries - frozenEntries.length;
}

/** Each rule with its formula once, for all parameters that begin by it, and what it comes to for each. */
function beginning(initial: Initial, problem: Problem, sheet: Sheet): readonly Block[] {
  const open = [...initial.of].filter(([name]) => problem.given.get(name)?.entries.includes(undefined) ?? true);
  const groups = new Map<string, { readonly rule: InitialRule; readonly names: string[] }>();
  for (const [name, rule] of open) {
    const key = JSON.stringify([
      rule.initialiser,
      Object.entries(rule.constants).map(([k, e]) => [k, evaluateAt(e, () => 0)]),
    ]);
    const group = groups.get(key) ?? { rule, names: [] };
    group.names.push(name);
    groups.set(key, group);
  }
  const say = sheet.say.train;
  const scaled = open.filter(([, rule]) => dependsOnFans(rule));
  const isDrawn = open.some(([, rule]) => rowOf(rule).distribution.kind !== 'constant');
  const fans: Inlines =
    scaled.length > 0 ? say.fans(shown(sym(say.fanNames.n), sheet), shown(sym(say.fanNames.m), sheet)) : [];
  const seed = isDrawn ? [text(`${fans.length > 0 ? ' ' : ''}${say.drawn(initial.seed)}`)] : [];
  return [
    ...[...groups.values()].map(({ rule, names }) => paragraph(ruleSentence(rule, names, sheet))),
    ...(isDrawn ? [paragraph([...fans, ...seed])] : []),
    ...(scaled.length > 0 ? [scales(scaled, sheet)] : []),
  ];
}

const rowOf = ({ initialiser }: InitialRule): InitialiserRow => findInitialiser(initialiser) as InitialiserRow;

const formulasOf = ({ distribution: d }: InitialiserRow): readonly string[] =>
  d.kind === 'constant' ? [d.value] : d.kind === 'normal' ? [d.mean, d.deviation] : [d.low, d.high];

const dependsOnFans = (rule: InitialRule): boolean =>
  formulasOf(rowOf(rule)).some((formula) => /\b[nm]\b/.test(formula));

/** A constant of the distribution, over the fans and with the numbers of the spec. */
function constant(formula: string, rule: InitialRule, { say }: Sheet): Expr {
  const scope = scopeOf({});
  const usual = new Map(rowOf(rule).parameters.map(({ key, value }) => [key, value]));
  return substitute(readExpression(formula, scope), ({ name }) => {
    if (name === 'n' || name === 'm') return sym(say.train.fanNames[name]);
    return rule.constants[name] ?? readExpression(usual.get(name) ?? '0', scope);
  });
}

function ruleSentence(rule: InitialRule, names: readonly string[], sheet: Sheet): Inlines {
  const say = sheet.say.train;
  const row = rowOf(rule);
  const printed = sheet.say.mathematics.names(names.map((name): Inlines => [math(shown(sym(name), sheet))]));
  const [first, second] = formulasOf(row).map((formula) => asDecimal(constant(formula, rule, sheet), sheet));
  const title = say.initialisers[row.name] ?? row.title;
  if (first === undefined) return [];
  if (second === undefined) return say.allAt(printed, first, names.length);
  return row.distribution.kind === 'normal'
    ? say.normal(printed, title, first, second, names.length)
    : say.uniform(printed, title, first, second, names.length);
}

/** What the scale of each parameter comes to. */
function scales(rules: readonly (readonly [string, InitialRule])[], sheet: Sheet): Table {
  const say = sheet.say.train;
  const right = (head: Inlines): Table['columns'][number] => ({ head, align: 'right' });
  return {
    kind: 'table',
    caption: [text(say.scales)],
    columns: [
      { head: [text(sheet.say.training.columns.parameter)], align: 'left' },
      right([math(shown(sym(say.fanNames.n), sheet))]),
      right([math(shown(sym(say.fanNames.m), sheet))]),
      right([text(say.scale)]),
    ],
    groups: [
      rules.map(([name, rule]) => {
        const fans = new Map<string, number>([
          [say.fanNames.n, rule.fanIn],
          [say.fanNames.m, rule.fanOut],
        ]);
        const at = evaluateAt(
          constant(formulasOf(rowOf(rule)).at(-1) as string, rule, sheet),
          (s) => fans.get(s.name) ?? 0,
        );
        return [
          [math(shown(sym(name), sheet))],
          [math(number(String(rule.fanIn)))],
          [math(number(String(rule.fanOut)))],
          [math(measured(at, sheet.rounding))],
        ];
      }),
    ],
  };
}
