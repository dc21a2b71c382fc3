/** Names what went wrong in a link that is false: the repair that would make it true, or what is right. */
import type { Diagnosis, Expected } from '../judge/verdict.js';
import { sentence } from '../messages/sentence.js';
import type { Names } from '../names/names.js';
import { isKnown } from '../world/approx.js';
import type { Ground } from '../world/ground.js';
import type { Worlds } from '../world/worlds.js';
import type { Chain } from '../written/chain.js';
import { signedLiteral } from '../written/literals.js';
import { Unreadable, type Written } from '../written/written.js';
import { causeInFormula } from './in-formulas.js';
import { causeInNumber } from './in-numbers.js';
import { Inquiry, type Question } from './inquiry.js';
import { shownNumber, significantDigits } from './numbers.js';
import type { Finding } from './repair.js';

export interface Answer {
  readonly diagnosis: Diagnosis;
  readonly expected?: Expected;
}

/** Knows a problem's quantities, and what a document calls them. */
export class Mistakes {
  private readonly inquiry: Inquiry;

  constructor(ground: Ground, names: Names, worlds: Worlds) {
    this.inquiry = new Inquiry(ground, names, worlds);
  }

  /** Takes note of what a chain calls its quantities. */
  hear(chain: Chain): void {
    this.inquiry.hear(chain);
  }

  /** What is wrong with a false link. */
  diagnose(question: Question): Answer {
    this.inquiry.trials = 0;
    const { head, side } = question;
    const lone = signedLiteral(side);
    const finding = lone
      ? causeInNumber(question, lone.number, side.kind === 'negative', this.inquiry)
      : causeInFormula(question, this.inquiry);
    const { expected } = this.rightFor(head, side);
    const said: Finding = finding ?? {
      code: 'other',
      sentence: expected ? sentence('other', expected.text) : sentence('unknown'),
      at: side.span,
    };
    const diagnosis = { code: said.code, says: said.sentence, at: said.at };
    return { diagnosis, ...(expected && { expected }) };
  }

  /** What belongs in the place of a side: a number for a number, else the formula. */
  rightFor(head: Written | Unreadable, side: Written): Pick<Answer, 'expected'> {
    const asked = head instanceof Unreadable ? undefined : this.inquiry.meaningOf(head);
    if (asked === undefined) return {};
    const lone = signedLiteral(side);
    const value = this.inquiry.given?.valueOf(asked);
    const isNumeric = lone !== undefined && value !== undefined && isKnown(value);
    const right = isNumeric ? shownNumber(value.mid, Math.max(significantDigits(lone.number), 3)) : undefined;
    const expected = right ? plainNumber(right) : this.inquiry.house.formulaFor(asked);
    return expected ? { expected } : {};
  }
}

const plainNumber = (text: string): Expected => ({ text: text.replace('−', '-'), latex: text.replace('−', '-') });
