/** A spec worked out, with the places at hand that an error in its numbers has to name. */
import { NotLinear } from '../backprop/collapse.js';
import { type Solution, solveProblem } from '../backprop/solution.js';
import type { Sym } from '../language/expr.js';
import { didYouMean } from '../language/nearest.js';
import { InputError, type Span } from '../language/source.js';
import { ValueError } from '../language/value-error.js';
import type { Problem } from '../problem/problem.js';
import { type Part, readProblems } from '../problem/read.js';
import { TaskError } from '../problem/task-error.js';
import { readSpec, type Source, UsageError } from './input.js';

export interface SolvedPart {
  readonly part: string | undefined;
  readonly solution: Solution;
  /** Runs `work`, which asks for values; one that does not exist is an error of the spec, with its place. */
  located<T>(work: (solution: Solution) => T): T;
}

export interface Solving {
  /** Only the gradients by these; left out: all that the spec asks for. */
  readonly wrt?: readonly string[];
  /** How a problem is worked out: `solveInStyle` for what is printed as a sheet. */
  readonly solver?: (problem: Problem) => Solution;
}

/** Reads and works out a spec. Throws InputError and UsageError. */
export async function solveSpec(path: string, solving: Solving = {}): Promise<readonly SolvedPart[]> {
  return solveText(await readSpec(path), solving);
}

/** Works out a spec that was read before. Throws InputError and UsageError. */
export function solveText(source: Source, { wrt, solver = solveProblem }: Solving = {}): readonly SolvedPart[] {
  return readProblems(source.text, source.name, source.outside).map((part) => {
    const problem = wrt ? { ...part.problem, parameters: chosen(part, wrt) } : part.problem;
    const solution = withPlace(problem, source, () => solver(problem));
    return { part: part.part, solution, located: (work) => withPlace(problem, source, () => work(solution)) };
  });
}

function chosen({ problem }: Part, wrt: readonly string[]): readonly Sym[] {
  return wrt.map((name) => {
    const found = problem.parameters.find((p) => p.name === name);
    if (found) return found;
    const names = problem.parameters.map((p) => p.name);
    throw new UsageError(
      `--wrt: ${name} is no parameter of this spec; ${didYouMean(name, names) ?? `it has ${names.join(', ')}`}`,
    );
  });
}

/** What `work` on a problem gives; an error that only the numbers bring out is one of the spec, with its place. */
export function withPlace<T>({ positions }: Problem, source: Source, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const found = whatIsWrong(error);
    if (found === undefined) throw error;
    const span = found.span ?? positions.get(found.name ?? '') ?? { start: 0, end: 0 };
    const hint = HINTS[found.code];
    throw new InputError([{ code: found.code, span, message: found.message, ...(hint && { hint }) }], source);
  }
}

const HINTS: Readonly<Record<string, string>> = {
  'log-of-negative': 'a logarithm needs a positive argument: change the values, or the definition',
  'log-of-zero': 'a logarithm needs a positive argument: change the values, or the definition',
  'root-of-negative': 'a root needs an argument that is not negative: change the values, or the definition',
  'division-by-zero': 'change the values so that nothing is divided by 0',
  overflow: 'choose smaller values',
  'rounded-away': 'round to more digits under `rounding:`, or `carry: exact`',
  'not-linear': 'collapse needs layers without an activation, or with `identity`',
};

interface Wrong {
  readonly code: string;
  readonly message: string;
  readonly name?: string | undefined;
  readonly span?: Span;
}

/** An error that only the work brings out, with the symbol or place that it is about; undefined for a fault of the program. */
function whatIsWrong(error: unknown): Wrong | undefined {
  if (error instanceof ValueError) return { code: error.code, name: error.place.symbol?.name, message: error.message };
  if (error instanceof TaskError) return { code: error.code, span: error.span, message: error.message };
  if (error instanceof NotLinear) return { code: 'not-linear', name: error.output.name, message: error.message };
  return undefined;
}
