/**
 * From a formula to what it says of the problem: an array of expressions over entries of the tape, total derivatives
 * between them, and numbers. Letters that no sum binds stand for given numbers.
 */

import { call, type Expr, mul, num, pow } from '../../language/expr.js';
import { substitute } from '../../language/walk.js';
import { sentence } from '../messages/sentence.js';
import type { Names } from '../names/names.js';
import { quantityOf } from '../names/quantity-of.js';
import { indicesIn, isBareName, isSameName, shownName } from '../names/script.js';
import { withVariable } from '../names/search/variables.js';
import { behindBracket } from '../written/behind-bracket.js';
import { allPieces, type Written, type WrittenName, type WrittenNumber } from '../written/written.js';
import { applied } from './application.js';
import { type Arr, folded, gridOf, isScalar, isWhole, mapEntries, negated, only, scalar, transposed } from './array.js';
import { bigOperator } from './big-operator.js';
import { withOnes } from './bold-ones.js';
import { casesOf } from './cases.js';
import { derivativeOf } from './derivative.js';
import { DOTS } from './dots.js';
import { quotientOf, sumOf } from './fitting.js';
import { withIdentity } from './identity.js';
import { NotUnderstood } from './not-understood.js';
import { productOf } from './product.js';
import { markedInstead, readName } from './read-name.js';
import type { Letters, Meaning, Setting } from './setting.js';
import { WritingOut } from './writing-out.js';

/** What `w` says where its free letters are these numbers. Throws NotUnderstood. */
export function understand(w: Written, setting: Setting, letters: Letters, work = new WritingOut()): Arr {
  return work.made(w, () => new Understanding(setting, w, work).of(w, letters));
}

/** Whether a formula speaks of no other name, but those of functions. */
function isFunctionOf(name: WrittenName, body: Written): boolean {
  const pieces = [...allPieces(body)];
  const heads = new Set<Written>(pieces.flatMap((p) => (p.kind === 'applied' ? [p.head] : [])));
  const isEuler = (p: WrittenName): boolean => p.base === 'e' && isBareName(p);
  return pieces.every((p) => p.kind !== 'name' || heads.has(p) || isEuler(p) || isSameName(p, name));
}

class Understanding implements Meaning {
  constructor(
    readonly setting: Setting,
    private readonly whole: Written,
    private readonly work: WritingOut,
  ) {}

  by(names: Names): Meaning {
    return new Understanding({ ...this.setting, names, sense: 'direct' }, this.whole, this.work);
  }

  of(w: Written, letters: Letters): Arr {
    this.work.look(this.whole);
    switch (w.kind) {
      case 'number':
        return scalar(this.setting.literal(w));
      case 'name':
        return this.name(w, letters);
      case 'negative':
        return negated(this.of(w.of, letters));
      case 'sum': {
        const terms = withIdentity(w.terms, this.setting.names, (term) => this.of(term, letters));
        return sumOf(terms, w.span);
      }
      case 'product':
        return this.product(w, letters);
      case 'quotient':
        return quotientOf(this.of(w.over, letters), this.of(w.under, letters), w.span);
      case 'power':
      case 'transpose':
        return this.raised(w, letters);
      case 'entry':
        return this.entry(w, letters);
      case 'folded':
        return folded(this.of(w.of, letters), w.fold);
      case 'root':
        return mapEntries(this.of(w.of, letters), (e) => pow(e, num(1, 2)));
      case 'absolute':
        return mapEntries(this.of(w.of, letters), (e) => call('abs', e));
      case 'applied':
        return applied(this, w, letters);
      case 'derivative':
        return derivativeOf(this, w, letters);
      case 'big':
        return bigOperator(this, w, letters);
      case 'dots':
        return scalar(DOTS);
      case 'matrix':
        return this.matrix(w, letters);
      case 'cases':
        return casesOf(this, w, letters);
      case 'evaluated':
        return this.evaluated(w, letters);
    }
  }

  /** Quantities of the problem have the values that are given; where nothing but functions of a name stands, the value is put in. */
  private evaluated({ body, at }: Written & { kind: 'evaluated' }, letters: Letters): Arr {
    const { names } = this.setting;
    if (at === undefined || !isFunctionOf(at.name, body)) return this.of(body, letters);
    const value = this.scalarOf(at.value, letters);
    const open = new Understanding({ ...this.setting, names: withVariable(names, at.name) }, this.whole, this.work);
    const variable = only(open.of(at.name, letters));
    return mapEntries(open.of(body, letters), (e) => substitute(e, (s) => (s === variable ? value : undefined)));
  }

  scalarOf(w: Written, letters: Letters): Expr {
    const value = this.of(w, letters);
    if (!isScalar(value)) throw new NotUnderstood('shapes', sentence('singleExpected'), w.span);
    return only(value);
  }

  private name(w: WrittenName, letters: Letters): Arr {
    const bound = letters.get(w.base);
    if (bound !== undefined && isBareName(w)) return scalar(num(bound));
    const reading = readName(w, this.setting.names);
    if (!reading) throw new NotUnderstood('unknown-name', sentence('unknownName', shownName(w)), w.span, w);
    for (const letter of reading.letters.keys()) {
      if (!letters.has(letter)) throw new NotUnderstood('other', sentence('rangeUnknown', letter), w.span);
    }
    const { literals } = reading;
    const array = reading.at(letters);
    if (!isWhole(array)) throw new NotUnderstood('other', sentence('beyondEntries', shownName(w)), w.span);
    if (!literals) return array;
    const literalOf = (n: WrittenNumber | undefined): Expr | undefined => n && this.setting.literal(n);
    return mapEntries(array, (e) => substitute(e, (s) => literalOf(literals.get(s))));
  }

  private raised(w: Written & { kind: 'power' | 'transpose' }, letters: Letters): Arr {
    const apart = behindBracket(w, (head) => this.setting.names.function({ ...head, primes: 0 }) !== undefined);
    if (apart) return this.of(apart, letters);
    return w.kind === 'power' ? this.power(w, letters) : this.turned(w, letters);
  }

  /** A name that would be a single entry by what stands below it is that of an array where it is transposed: u_oᵀ v_c. */
  private turned({ of, span }: Written & { kind: 'transpose' }, letters: Letters): Arr {
    const array = this.of(of, letters);
    const isEntry = array.shape.length === 0 && (quantityOf(only(array))?.indices.length ?? 0) > 0;
    if (of.kind === 'name' && isEntry)
      throw new NotUnderstood('shapes', sentence('entryTransposed', shownName(of)), span);
    return transposed(array);
  }

  /** A superscript that is no power but a mark of the name belongs to the name where only so it is known. */
  private power(w: Written & { kind: 'power' }, letters: Letters): Arr {
    const { base, exponent, span } = w;
    const { names } = this.setting;
    if (base.kind === 'name' && base.base === 'e' && isBareName(base) && names.read(base) === undefined) {
      return mapEntries(this.of(exponent, letters), (e) => call('exp', e));
    }
    const marked = markedInstead(w, names);
    if (marked) return this.name(marked, letters);
    const inside = this.of(base, letters);
    const n = this.scalarOf(exponent, letters);
    // A power of a square matrix may mean its entries or its products.
    const [rows, columns] = gridOf(inside);
    if (rows > 1 && rows === columns && !w.isOfEntries)
      throw new NotUnderstood('shapes', sentence('powerOfMatrix'), span);
    return mapEntries(inside, (e) => pow(e, n));
  }

  private product({ factors, signs, span }: Written & { kind: 'product' }, letters: Letters): Arr {
    const values = withOnes(
      factors,
      factors.map((factor) => this.of(factor, letters)),
    );
    if (values.every(isScalar)) return scalar(mul(...values.map(only)));
    return productOf(values, signs, span);
  }

  private entry({ of, sub, span }: Written & { kind: 'entry' }, letters: Letters): Arr {
    const array = this.of(of, letters);
    const size = array.shape.filter((n) => n > 1).length;
    const indices = indicesIn(sub, Math.max(1, size));
    const at = indices?.map((i) => (typeof i === 'number' ? i : letters.get(i)));
    if (!at?.every((n) => n !== undefined)) throw new NotUnderstood('other', sentence('entryUnclear'), span);
    const [rows, columns] = gridOf(array);
    const [first = 1, second = 1] = at;
    const place = size === 2 ? (first - 1) * columns + second - 1 : first - 1;
    const e = first <= Math.max(rows, columns) ? array.entries[place] : undefined;
    if (e === undefined) throw new NotUnderstood('other', sentence('noSuchEntry'), span);
    return scalar(e);
  }

  private matrix({ rows, isList, span }: Written & { kind: 'matrix' }, letters: Letters): Arr {
    const [first = []] = rows;
    const full = rows.map((r) => (r.length === 1 && r[0]?.kind === 'dots' ? first.map(() => r[0] as Written) : r));
    if (full.some((r) => r.length !== first.length)) throw new NotUnderstood('shapes', sentence('rowsUneven'), span);
    const entries = full.flatMap((r) => r.map((cell) => this.scalarOf(cell, letters)));
    return { shape: isList ? [rows.length] : [rows.length, first.length], entries };
  }
}
