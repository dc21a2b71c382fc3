/**
 * Derivatives in the document's own graph: where it has said L = ½ e² and e = t − y, ∂L/∂e is e, though the spec knows
 * of no e; and where it has split what the spec defines in one, direct is what is direct in its own parts.
 */
import { derivative, type Expr, mul, type Sym, sym, total } from '../../language/expr.js';
import { substitute, symbolsOf } from '../../language/walk.js';
import type { Names, Reading } from '../names/names.js';
import { isSameName, spellingOf } from '../names/script.js';
import type { Ground } from '../world/ground.js';
import { allPieces, type Written, type WrittenName } from '../written/written.js';
import { isScalar, only } from './array.js';
import type { Letters, Setting } from './setting.js';

/** What a formula means by other names. */
export type Understood = (w: Written, names: Names) => Expr;

/** Whether a formula has a derivative of something that the document has said what it is. */
export const speaksOfSaid = (w: Written, names: Names): boolean =>
  [...allPieces(w)].some((p) => p.kind === 'derivative' && p.of.kind === 'name' && isSaid(p.of, names));

const isSaid = (name: WrittenName, names: Names): boolean => (names.formulasOf?.(name) ?? []).length > 0;

/** Steps from what is differentiated to what it is differentiated by; longer ways are not gone. */
const MOST_STEPS = 40;

/** ∂of/∂by along what the document has said, direct where it is; undefined where `by` stands in none of it. */
export function derivativeAsSaid(
  of: WrittenName,
  by: WrittenName,
  { names, ground }: Pick<Setting, 'names' | 'ground'>,
  understood: Understood,
): Expr | undefined {
  const known = new Map<string, Expr | undefined>();
  const hidden = new Map<Sym, WrittenName>();
  const hiddenNames: Names = {
    function: (name) => names.function(name),
    read: (name) => {
      const reading = names.read(name);
      if ((!isSameName(name, by) && !isSaid(name, names)) || isOfSeveral(reading)) return reading;
      const symbol = sym(`said ${spellingOf(name)}`);
      hidden.set(symbol, name);
      return { letters: new Map(), at: () => ({ shape: [], entries: [symbol] }), says: 'said' };
    },
  };
  const isHidden = (s: Sym, name: WrittenName): boolean => {
    const inner = hidden.get(s);
    return inner !== undefined && isSameName(inner, name);
  };
  const quantity = readAs(by, names);
  /** What the document has not said how it is made of `by`, changes as the spec says. */
  const asInSpec = (e: Expr | undefined): Expr | undefined =>
    e?.kind === 'sym' && quantity?.kind === 'sym' && isMadeOf(e, quantity, ground)
      ? derivative(e, quantity, 'total')
      : undefined;
  const through = (side: Written, steps: number): readonly Expr[] => {
    const e = understood(side, hiddenNames);
    const direct = symbolsOf(e).find((s) => isHidden(s, by));
    if (direct && steps === 0) return [ground.partial(e, direct)];
    return symbolsOf(e).flatMap((s): readonly Expr[] => {
      // A whole array of the spec, `w` in ‖w‖², has what `by` names in it.
      if (isHidden(s, by) || s === quantity) return [ground.partial(e, s)];
      const inner = hidden.get(s);
      const further = inner ? (along(inner, steps + 1) ?? asInSpec(readAs(inner, names))) : asInSpec(s);
      return further ? [mul(ground.partial(e, s), further)] : [];
    });
  };
  const along = (name: WrittenName, steps: number): Expr | undefined => {
    const key = spellingOf(name);
    if (known.has(key) || steps > MOST_STEPS) return known.get(key);
    known.set(key, undefined);
    for (const side of names.formulasOf?.(name) ?? []) {
      const terms = through(side, steps);
      if (terms.length === 0) continue;
      known.set(key, total(terms));
      break;
    }
    return known.get(key);
  };
  const found = along(of, 0);
  const meant = (s: Sym): Expr | undefined => {
    const name = hidden.get(s);
    return name && readAs(name, names);
  };
  return found && substitute(found, meant);
}

const NO_LETTERS: Letters = new Map();

/** The one number that a name stands for. */
function readAs(name: WrittenName, names: Names): Expr | undefined {
  const reading = names.read(name);
  return reading && !isOfSeveral(reading) ? only(reading.at(NO_LETTERS)) : undefined;
}

/** Whether the spec makes a quantity of another, over however many steps. */
function isMadeOf(s: Sym, of: Sym, { definitionOf }: Pick<Ground, 'definitionOf'>, seen = new Set<Sym>()): boolean {
  const definition = seen.has(s) ? undefined : definitionOf(s);
  seen.add(s);
  return (
    definition !== undefined && symbolsOf(definition).some((t) => t === of || isMadeOf(t, of, { definitionOf }, seen))
  );
}

/** Whether a name stands for more than one number: p_k for any k, a whole layer. */
const isOfSeveral = (reading: Reading | undefined): boolean =>
  reading !== undefined && (reading.letters.size > 0 || !isScalar(reading.at(NO_LETTERS)));
