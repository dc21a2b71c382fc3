/**
 * The derivation that travels inside a sheet's PDF: everything that is needed to look at the paper again. The format is
 * told in docs/derivation-file.md; whoever changes it counts VERSION up.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Certificate } from '../backprop/certificate.js';
import type { Solution } from '../backprop/solution.js';
import { withoutDefaults } from '../catalog/functions.js';
import type { Expr } from '../language/expr.js';
import { within } from '../language/table.js';
import { writeText } from '../language/text.js';
import { ValueError } from '../language/value-error.js';
import { COPIES, type CopyName } from '../report/copies/names.js';
import type { Solved } from '../report/part.js';
import type { Derivation } from '../rules/rule.js';
import { type SolutionJson, solutionJson } from '../write/json.js';
import { PAPERS, type Paper } from '../write/paper.js';

export const FILE_NAME = 'derivation.json';
const FORMAT = 'gradsheet-derivation';
/** Of the format, not of the program. */
export const VERSION = 1;

/** A rewriting in the language of specs. */
export interface StepText {
  readonly rule: string;
  readonly before: string;
  readonly after: string;
}

export interface DerivationText {
  readonly goal: string;
  readonly steps: readonly StepText[];
  readonly result: string;
}

/** A problem worked out. */
export interface PartText {
  readonly part?: string;
  readonly derivations: readonly DerivationText[];
  /** As `solve --json` has them; left out where something that nobody asked for has no value. */
  readonly results?: SolutionJson;
  readonly certificate?: Certificate;
  /** What the sheet sets beside it. */
  readonly alternative?: PartText;
}

export interface DerivationFile {
  readonly format: typeof FORMAT;
  readonly version: number;
  /** The version of the program. */
  readonly gradsheet: string;
  readonly spec: { readonly name: string; readonly text: string };
  readonly sheet: { readonly copy: CopyName; readonly paper: Paper; readonly templates: 'ours' | 'own' };
  readonly parts: readonly PartText[];
  /** A digest of each page. */
  readonly pages: readonly string[];
}

/** What is true of the sheet beside the derivations. */
export type SheetFacts = Pick<DerivationFile, 'gradsheet' | 'spec' | 'sheet' | 'pages'>;

/** The text of the file, with its seal. */
export function writeDerivationFile({ gradsheet, spec, sheet, pages }: SheetFacts, parts: readonly PartText[]): string {
  const file: DerivationFile = { format: FORMAT, version: VERSION, gradsheet, spec, sheet, parts, pages };
  return `${JSON.stringify({ ...file, seal: sealOf(file) }, null, 1)}\n`;
}

/** Tells whether the file was changed by accident or by hand; it is no signature. */
const sealOf = (file: object): string => createHash('sha256').update(JSON.stringify(file)).digest('hex');

export const partTexts = (parts: readonly Solved[]): readonly PartText[] =>
  parts.map(({ part, solution, certificate }) => ({
    ...(part !== undefined && { part }),
    ...solutionText(solution),
    certificate,
  }));

function solutionText(solution: Solution): Pick<PartText, 'derivations' | 'results' | 'alternative'> {
  const results = resultsOf(solution);
  return {
    derivations: within(solution.problem.table, () => derivationTexts(solution)),
    ...(results && { results }),
    ...(solution.alternative && { alternative: solutionText(solution.alternative) }),
  };
}

function resultsOf(solution: Solution): SolutionJson | undefined {
  try {
    return solutionJson(solution);
  } catch (error) {
    if (error instanceof ValueError) return undefined;
    throw error;
  }
}

function derivationTexts({ problem, gradients, collapsed }: Solution): readonly DerivationText[] {
  const texts = new Map<Expr, string>();
  const text = (e: Expr): string => {
    const known = texts.get(e) ?? writeText(withoutDefaults(e, problem.functions));
    texts.set(e, known);
    return known;
  };
  const { functions, locals, intermediates, parameters } = gradients;
  const all: readonly Derivation[] = [
    ...new Set([...functions, ...locals, ...intermediates, ...parameters, ...collapsed]),
  ];
  return all.map(({ goal, steps, result }) => ({
    goal: text(goal),
    steps: steps.map(({ rule, before, after }) => ({ rule: rule.id, before: text(before), after: text(after) })),
    result: text(result),
  }));
}

const head = z.object({ format: z.literal(FORMAT), version: z.number(), gradsheet: z.string() });
const body = head.extend({
  spec: z.object({ name: z.string(), text: z.string() }),
  sheet: z.object({ copy: z.enum(COPIES), paper: z.enum(PAPERS), templates: z.enum(['ours', 'own']) }),
  parts: z.array(z.unknown()),
  pages: z.array(z.string()),
});

/** What the file says; its parts are compared with what the spec gives, and are taken as they come. */
export type ReadFile = z.infer<typeof body>;

/** A derivation that is not to be used: the message says why, and what would be right. */
export class UnusableDerivation extends Error {}

/** Reads the file as `gradsheet` of this version wrote it. Throws UnusableDerivation. */
export function readDerivationFile(text: string, gradsheet: string): ReadFile {
  const data = parsed(text);
  const known = head.safeParse(data);
  if (!known.success) throw new UnusableDerivation(`its ${FILE_NAME} is not one of gradsheet's`);
  if (known.data.version !== VERSION || known.data.gradsheet !== gradsheet)
    throw new UnusableDerivation(
      `it was made by gradsheet ${known.data.gradsheet}, and this is ${gradsheet}, which prints differently: recheck it with that version, or build it again from its spec`,
    );
  const { seal, ...file } = data as Record<string, unknown>;
  const whole = body.safeParse(data);
  if (seal !== sealOf(file) || !whole.success)
    throw new UnusableDerivation(
      `the derivation inside was changed after the sheet was made (its seal does not fit): build the sheet again from its spec`,
    );
  return whole.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
