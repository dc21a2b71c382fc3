/** Mistakes in a document that may be those of the machine that read it. */
import { sentence } from '../messages/sentence.js';
import type { Answer } from '../mistakes/mistakes.js';
import type { Names } from '../names/names.js';
import { isBareName, shownName } from '../names/script.js';
import type { Chain } from '../written/chain.js';
import type { Legibility } from '../written/garbled.js';
import { signedLiteral } from '../written/literals.js';
import { allPieces, Unreadable, type Written, type WrittenName, type WrittenNumber } from '../written/written.js';
import { undecided } from './judgements.js';
import {
  isOneApart,
  type Line,
  shownNumber,
  withAnotherDigit,
  withAnotherName,
  withAnotherNumber,
  withLostMinus,
  withOtherMarks,
} from './rereadings.js';
import type { Diagnosis, Judgement } from './verdict.js';

/** What a machine makes of a line whose other reading is unknown. */
const UNNAMED: ReadonlySet<string> = new Set(['other', 'unknown']);
/** A stroke that a machine takes for a term leaves the rest as it was written. */
const STROKE = 'extra-term';
/** No slip of a reader leaves out whole paths. */
const OF_NO_READER = 'missing-path';
/** What the author of a lone number got wrong. Others are numbers of the line above or beside it. */
const OF_THE_AUTHOR: ReadonlySet<string> = new Set([
  'sign',
  'sign-lost',
  'arithmetic',
  'rounded-too-early',
  'false-precision',
  'update-direction',
]);
/** What one digit may have made of a number. */
const OF_A_DIGIT = 'arithmetic';
/** More re-readings than this are not tried of one line. */
const MOST_TRIALS = 60;
/** Where so many lines, and such a share of them, cannot be read, or but for one character, any may be misread. */
const FEW_SLIPS = 2;
const SOME_SLIPS = 0.1;

const MISREAD = undecided(sentence('mayBeMisread'), 'misread');

/** What is known of a false line, and of what it may have been. */
export interface Suspect extends Line {
  readonly answer: Answer;
  readonly isTrue: (line: Line) => boolean;
  readonly diagnosisOf: (line: Line) => Diagnosis;
}

/** Knows how a document came to be, and what stands in it. */
export class Misreading {
  private readonly numbers = new Map<string, WrittenNumber>();
  private readonly counts = new Map<string, number>();
  private readonly spoken = new Map<string, WrittenName>();
  private readonly indices = new Set<string>();
  private readonly marks = new Set<string>();
  private readonly hasSlips: boolean;

  constructor(
    private readonly legibility: Legibility,
    /** What each formula was read as; undefined where it was not read. */
    formulas: readonly (readonly Chain[] | undefined)[],
    names: Pick<Names, 'read' | 'function'>,
  ) {
    const heard = legibility === 'scanned' ? formulas : [];
    for (const chain of heard.flatMap((chains) => chains ?? [])) this.hear(chain);
    const slips = heard.filter((chains) => chains?.some((chain) => this.isSlip(chain, names)) ?? true).length;
    this.hasSlips = slips >= FEW_SLIPS && slips >= SOME_SLIPS * heard.length;
  }

  private hear({ sides }: Chain): void {
    for (const piece of sides.flatMap(({ written }) => piecesIn(written))) {
      if (piece.kind === 'number' && piece.lastPlace !== undefined) {
        const shown = shownNumber(piece);
        this.numbers.set(shown, piece);
        this.counts.set(shown, (this.counts.get(shown) ?? 0) + 1);
      }
      if (piece.kind !== 'name') continue;
      this.spoken.set(shownName(piece), piece);
      for (const text of piece.sup) if (/^\d$/.test(text)) this.marks.add(text);
      for (const text of piece.sub) if (/^\d$/.test(text)) this.indices.add(text);
    }
  }

  /** Whether something in a chain cannot be read, or is known but for one character. */
  private isSlip({ sides }: Chain, names: Pick<Names, 'read' | 'function'>): boolean {
    const isKnown = (name: WrittenName): boolean =>
      names.read(name) !== undefined || names.function(name) !== undefined;
    return sides.some(
      ({ written }, n) =>
        written instanceof Unreadable ||
        piecesIn(written).some(
          (piece) =>
            piece.kind === 'name' &&
            (n > 0 || piece !== written) &&
            !isBareName(piece) &&
            !isKnown(piece) &&
            [...this.spoken].some(([other, name]) => isOneApart(other, shownName(piece)) && isKnown(name)),
        ),
    );
  }

  /** What is said of anything that seems false in a document that is damaged; undefined of others. */
  get ofDamaged(): Judgement | undefined {
    return this.legibility === 'damaged' ? MISREAD : undefined;
  }

  /** `wrong`, and why; `undecided` for a line that may have been misread. */
  judge(suspect: Suspect): Judgement {
    const { answer } = suspect;
    if (this.legibility !== 'scanned' || !UNNAMED.has(answer.diagnosis.code))
      return this.excuse(suspect) ?? { verdict: 'wrong', ...answer };
    const diagnosis = this.leftOutOf(suspect);
    return diagnosis ? { verdict: 'wrong', ...answer, diagnosis } : MISREAD;
  }

  /**
   * `undecided` for a false line that may have been misread; undefined where it says what its author wrote. In a
   * document that is damaged this is never certain. In one that was read well, a number may be one that stands
   * elsewhere in it with a character lost or mistaken, or may stand beside another quantity's name; and a mistake
   * that nobody knows may be the machine's. In one with slips, what one more of them explains is excused.
   */
  private excuse(suspect: Suspect): Judgement | undefined {
    const { diagnosis } = suspect.answer;
    if (this.legibility === 'written') return undefined;
    if (this.ofDamaged) return this.ofDamaged;
    if (diagnosis.code === STROKE) return undecided(sentence('mayBeMisread'));
    const lone = signedLiteral(suspect.side)?.number;
    if (lone && !OF_THE_AUTHOR.has(diagnosis.code)) return MISREAD;
    const mayBeADigit = lone && this.hasSlips && diagnosis.code === OF_A_DIGIT && this.standsOnce(lone);
    if (mayBeADigit && this.isTrueByADigit(suspect)) return MISREAD;
    return this.isTrueAsAnother(suspect) ? MISREAD : undefined;
  }

  /** The path that is left out, however the marks of the layers were read, so that the line is false in any case. */
  private leftOutOf({ head, side, isTrue, diagnosisOf }: Suspect): Diagnosis | undefined {
    const lines = [...withOtherMarks({ head, side }, this.marks)].slice(0, MOST_TRIALS);
    if (lines.some(isTrue)) return undefined;
    for (const line of lines) {
      const diagnosis = diagnosisOf(line);
      if (diagnosis.code === OF_NO_READER) return diagnosis;
    }
    return undefined;
  }

  /** What an author goes on with was not misread. */
  private standsOnce(n: WrittenNumber): boolean {
    return this.counts.get(shownNumber(n)) === 1;
  }

  private isTrueByADigit({ head, side, isTrue }: Suspect): boolean {
    for (const line of withAnotherDigit({ head, side })) if (isTrue(line)) return true;
    return false;
  }

  /** Whether the line is true with one slip undone. */
  private isTrueAsAnother({ head, side, isTrue }: Suspect): boolean {
    const line = { head, side };
    let trials = 0;
    for (const other of withAnotherNumber(line, this.numbers))
      if (++trials <= MOST_TRIALS && isTrue(other)) return true;
    if (!this.hasSlips) return false;
    trials = 0;
    for (const other of this.slipsUndone(line)) if (++trials <= MOST_TRIALS && isTrue(other)) return true;
    return false;
  }

  private *slipsUndone(line: Line): Generator<Line> {
    yield* withLostMinus(line);
    yield* withOtherMarks(line, this.marks);
    yield* withOtherMarks(line, this.indices, 'sub');
    yield* withAnotherName(line, this.spoken);
  }
}

const piecesIn = (w: Written | Unreadable): readonly Written[] => (w instanceof Unreadable ? [] : [...allPieces(w)]);
