/** From what a spec says to definitions: the network's, its own, and the loss. */
import type { Scope } from '../language/elaborate.js';
import { type Expr, type FreeIndex, type Sym, sym } from '../language/expr.js';
import type { Diagnostic, Span } from '../language/source.js';
import type { Syntax } from '../language/syntax.js';
import { parts } from '../language/syntax.js';
import { symbolsOf } from '../language/walk.js';
import { elaborateDefinition, scopeIn } from './define.js';
import { newSpeller } from './entries.js';
import { type Formula, meaning, placeOf } from './formulas.js';
import { SAMPLE_SLOT } from './given.js';
import { networkLoss, penalised, penaltyOf } from './loss.js';
import { layerAxes, lowerNetwork } from './network.js';
import type { Penalty, Placed } from './order.js';
import type { Lettered, SpecPlan } from './plan.js';
import type { Definition } from './problem.js';
import { definitionInSample, overSamples, sampleIndex, varyingNames } from './samples.js';
import { newWritingOut, unlessTooWide, type WritingOut } from './write-out.js';

/** The tape of a spec, each definition with its place, for one sample. */
export function lowerSpec(plan: SpecPlan, problems: Diagnostic[]): readonly Placed[] {
  const { network, definitions, axes, definedAt } = plan;
  const lowering: Lowering = {
    functions: plan.activations.signatures,
    writing: newWritingOut(),
    spell: (d) => spell(d),
    problems,
  };
  const spell = newSpeller(axes.sizeOf, lowering.writing);
  const start = { start: 0, end: 0 };
  const fromNetwork = unlessTooWide(network?.layers[0]?.span ?? start, problems, () =>
    (network ? lowerNetwork(network, layerAxes(axes), lowering.writing) : [])
      .flatMap(spell)
      .map((definition): Placed => {
        const span = definedAt.get(definition.symbol.name) ?? start;
        return { definition, span, placeOf: () => span };
      }),
  );
  const own = definitions.flatMap((d) => {
    const { symbol, value } = elaborateDefinition(d, axes, lowering.functions, problems);
    const names = placesIn(d.formula);
    return unlessTooWide(d.span, problems, () =>
      spell({ symbol, value, role: 'intermediate' }).map(
        (definition): Placed => ({ definition, span: d.span, placeOf: (name) => names(name) ?? d.span }),
      ),
    );
  });
  return withLoss([...fromNetwork, ...own], plan, lowering);
}

interface Lowering {
  readonly functions: Scope['functions'];
  readonly writing: WritingOut;
  readonly spell: (d: Definition) => readonly Definition[];
  readonly problems: Diagnostic[];
}

/** Where a name stands first in a formula. */
function placesIn(formula: Formula): (name: string) => Span | undefined {
  const places = new Map<string, Span>();
  const visit = (syntax: Syntax): void => {
    const name = syntax.kind === 'indexed' ? syntax.symbol : syntax.kind === 'name' ? syntax : undefined;
    // The left side comes first; what counts is where the name is used.
    if (name) places.set(name.name, placeOf(formula, name.span));
    for (const part of parts(syntax).toReversed()) visit(part);
  };
  const { syntax } = formula;
  visit(syntax.kind === 'relation' ? syntax.right : syntax);
  return (name) => places.get(name);
}

/** The tape with the loss at its end. */
function withLoss(tape: readonly Placed[], plan: SpecPlan, lowering: Lowering): readonly Placed[] {
  const { loss, network, axes } = plan;
  const { functions, writing, spell, problems } = lowering;
  if (loss === undefined) return tape;
  const read = ({ formula, letters }: Lettered): Expr =>
    meaning(formula, formula.syntax, scopeIn(letters, new Set(), axes, functions), problems);
  const penalties = network ? plan.penalties.map((p) => penaltyOf(p.kind, read(p), network, layerAxes(axes))) : [];
  if (loss.kind === 'definition') return lossLast(tape, loss, penalties, problems);
  const placed = (value: Expr, names: (name: string) => Span | undefined): readonly Placed[] =>
    spell({ symbol: sym(loss.name), value, role: 'loss' }).map(
      (definition): Placed => ({ definition, penalties, span: loss.span, placeOf: (name) => names(name) ?? loss.span }),
    );
  const own = unlessTooWide(loss.span, problems, () => {
    if (loss.kind === 'expression' && loss.letters) {
      return placed(read({ formula: loss.formula, letters: loss.letters }), placesIn(loss.formula));
    }
    if (loss.kind !== 'catalog' || network === undefined) return [];
    return placed(networkLoss(loss.formula, network, layerAxes(axes), functions, writing, problems), () => undefined);
  });
  return [...tape, ...own];
}

/** Moves the definition that is the loss to the end; nothing may be defined from it. */
function lossLast(
  tape: readonly Placed[],
  { name, span }: { readonly name: string; readonly span: Span },
  penalties: readonly Penalty[],
  problems: Diagnostic[],
): readonly Placed[] {
  const loss = tape.find((p) => p.definition.symbol.name === name);
  if (loss === undefined) return tape;
  if (loss.definition.symbol.indices.length > 0) {
    const hint = 'the loss is one number: sum its entries up';
    problems.push({ code: 'loss-with-indices', span, message: `\`${name}\` has indices`, hint });
  }
  const user = tape.find((p) => p !== loss && symbolsOf(p.definition.value).some((s) => s.name === name));
  if (user) {
    const message = `\`${name}\` is not the loss: \`${user.definition.symbol.name}\` is defined from it`;
    problems.push({ code: 'loss-not-last', span, message });
    return tape;
  }
  return [...tape.filter((p) => p !== loss), { ...loss, penalties, definition: { ...loss.definition, role: 'loss' } }];
}

/** The tape for all samples: what varies gets the sample's index, the loss becomes a sum or mean over it. */
export function overAllSamples(
  tape: readonly Placed[],
  plan: SpecPlan,
): {
  readonly definitions: readonly Definition[];
  readonly index: FreeIndex | undefined;
  readonly varying: ReadonlySet<string>;
} {
  const definitions = tape.map((p) => p.definition);
  const loss = tape.at(-1);
  const penalties = loss?.penalties ?? [];
  if (plan.varying.size === 0 || loss === undefined) {
    const penalise = (d: Definition): Definition =>
      d.role === 'loss' ? { ...d, value: penalised(d.value, penalties) } : d;
    return { definitions: definitions.map(penalise), index: undefined, varying: new Set() };
  }
  const letters = new Set([...plan.axes.axes.values()].flatMap((axis) => axis.letters));
  const index = sampleIndex((letter) => letters.has(letter) || plan.symbols.get(letter) !== undefined);
  const varying = varyingNames(plan.varying, definitions, loss.definition.symbol.name);
  const sampled = definitions.map((d): Definition => {
    const here = definitionInSample(d, index, varying);
    if (d.role !== 'loss') return here;
    const count = plan.axes.sizeAt(SAMPLE_SLOT);
    return { ...here, value: penalised(overSamples(here.value, index, plan.reduce, count), penalties) };
  });
  return { definitions: sampled, index, varying };
}

/** How each name is used on the tape: its symbols, each once. */
export function usesOf(definitions: readonly Definition[]): ReadonlyMap<string, readonly Sym[]> {
  const uses = new Map<string, Set<Sym>>();
  for (const { value } of definitions) {
    for (const s of symbolsOf(value)) uses.set(s.name, (uses.get(s.name) ?? new Set()).add(s));
  }
  return new Map([...uses].map(([name, symbols]) => [name, [...symbols]]));
}
