/** Names what went wrong in a link that is false: the repair that would make it true, or what is right. */
import { isOfNumbers } from '../judge/comparing.js';
import type { Diagnosis, Expected } from '../judge/verdict.js';
import { type Sentence, sentence } from '../messages/sentence.js';
import type { Names } from '../names/names.js';
import { isKnown } from '../world/approx.js';
import type { Ground } from '../world/ground.js';
import type { Worlds } from '../world/worlds.js';
import type { Chain } from '../written/chain.js';
import { signedLiteral } from '../written/literals.js';
import { decimalsIn, Unreadable, type Written } from '../written/written.js';
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

  constructor(
    ground: Ground,
    names: Names,
    private readonly worlds: Worlds,
  ) {
    this.inquiry = new Inquiry(ground, names, worlds);
  }

  /** Takes note of what a chain calls its quantities. */
  hear(chain: Chain): void {
    this.inquiry.hear(chain);
  }

  /** What is wrong with a false link in some worlds: in those of the problem, or where an earlier mistake holds. */
  diagnose(question: Question, worlds: Worlds = this.worlds): Answer {
    const { head, side } = question;
    const lone = signedLiteral(side);
    const { finding, expected } = this.inquiry.within(worlds, () => ({
      finding: lone
        ? causeInNumber(question, lone.number, side.kind === 'negative', this.inquiry)
        : causeInFormula(question, this.inquiry),
      ...this.rightFor(head, side),
    }));
    const belongs = expected ? sentence('other', expected.text) : sentence('unknown');
    const said: Finding = finding ?? { code: 'other', sentence: this.comesTo(question) ?? belongs, at: side.span };
    const diagnosis = { code: said.code, says: said.sentence, at: said.at };
    return { diagnosis, ...(expected && { expected }) };
  }

  /** What numbers without a usual mistake come to, and should. */
  private comesTo({ head, side }: Question): Sentence | undefined {
    const decimals = decimalsIn(side);
    if (!isOfNumbers(side) || signedLiteral(side) || decimals.length === 0) return undefined;
    const { given } = this.inquiry;
    const [value, ...others] = (given && this.inquiry.valuesOf(head, side, given)) ?? [];
    if (value === undefined || others.length > 0 || !value.every(isKnown)) return undefined;
    const digits = digitsOf(side);
    const [right, written] = value.map(({ mid }) => shownNumber(mid, digits));
    return right === written ? undefined : sentence('comesTo', String(written), String(right));
  }

  /** What belongs in the place of a side: a number for numbers, else the formula. */
  rightFor(head: Written | Unreadable, side: Written): Pick<Answer, 'expected'> {
    const asked = head instanceof Unreadable ? undefined : this.inquiry.meaningOf(head);
    if (asked === undefined) return {};
    const value = isOfNumbers(side) ? this.inquiry.given?.valueOf(asked) : undefined;
    const right = value && isKnown(value) ? shownNumber(value.mid, digitsOf(side)) : undefined;
    const expected = right ? plainNumber(right) : this.inquiry.house.formulaFor(asked);
    return expected ? { expected } : {};
  }
}

/** How many digits a number in the place of a side has. */
const digitsOf = (side: Written): number => {
  const lone = signedLiteral(side);
  return Math.max(3, ...(lone ? [lone.number] : decimalsIn(side)).map(significantDigits));
};

const plainNumber = (text: string): Expected => ({ text: text.replace('−', '-'), latex: text.replace('−', '-') });
