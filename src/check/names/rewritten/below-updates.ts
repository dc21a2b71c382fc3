/** A program runs from top to bottom: below `W -= lr * dW` the letter W is the new value. */
import type { Expr } from '../../../language/expr.js';
import { assignmentsOf } from '../../meaning/letters.js';
import { type Chain, mapSide } from '../../written/chain.js';
import { allPieces, mapPieces, Unreadable, type Written, type WrittenName } from '../../written/written.js';
import type { Names } from '../names.js';
import { quantityOf } from '../quantity-of.js';
import { spellingOf } from '../script.js';
import { isChange, unchanged } from './assigned.js';

interface Updated {
  readonly name: WrittenName;
  /** The statement that did so. */
  readonly at: number;
}

/** Statements of a program that run one after the other. */
export class Run {
  private statements = 0;
  /** What they assigned to, and when. */
  private readonly assigned = new Map<string, number>();
  /** Parameters that have their new values. */
  private readonly updated = new Map<string, Updated>();

  constructor(private readonly names: Names) {}

  /** The next statement, parameters that were updated before a gradient was passed back through them as such. */
  next(chain: Chain): Chain {
    const [head, value] = chain.sides.map(({ written }) => written);
    if (head === undefined || value === undefined || head instanceof Unreadable || value instanceof Unreadable)
      return this.ended(chain);
    if (head.kind !== 'name') return this.ended(chain);
    const at = ++this.statements;
    const isUpdate = isChange(head);
    const own = spellingOf(isUpdate ? unchanged(head) : head);
    // What is worked out anew is of the next step.
    if (!isUpdate && !this.isAdjoint(head)) this.updated.clear();
    const [first, ...rest] = chain.sides;
    const later = rest.map((side) => mapSide(side, (w) => this.withNewValues(w, own)));
    // A list of rules need not stand in the order of their execution: this one goes on from what was worked out.
    const goesOn = namesIn(value).some((name) => this.assigned.has(spellingOf(name)));
    if (isUpdate && goesOn) this.updated.set(own, { name: head, at });
    this.assigned.set(own, at);
    return first ? { ...chain, sides: [first, ...later] } : chain;
  }

  private ended(chain: Chain): Chain {
    this.updated.clear();
    return chain;
  }

  private withNewValues(w: Written, own: string): Written {
    const adjoints = namesIn(w).filter((name) => this.isAdjoint(name));
    const isOlder = (at: number): boolean => adjoints.some((name) => (this.assigned.get(spellingOf(name)) ?? 0) < at);
    const put = (piece: Written): Written => {
      const updated = piece.kind === 'name' ? this.updated.get(spellingOf(piece)) : undefined;
      if (updated === undefined || piece.kind !== 'name') return mapPieces(piece, put);
      return spellingOf(piece) !== own && isOlder(updated.at) ? { ...updated.name, span: piece.span } : piece;
    };
    return this.updated.size === 0 ? w : put(w);
  }

  /** Whether all that a name stands for are derivatives of the loss. */
  private isAdjoint(name: WrittenName): boolean {
    const reading = this.names.read(name);
    const isOne = (e: Expr): boolean => e.kind !== 'sym' && quantityOf(e) !== undefined;
    return reading !== undefined && assignmentsOf(reading.letters).every((at) => reading.at(at).entries.every(isOne));
  }
}

const namesIn = (w: Written): readonly WrittenName[] =>
  [...allPieces(w)].flatMap((piece) => (piece.kind === 'name' ? [piece] : []));
