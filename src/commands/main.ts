#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { DETAILS } from '../problem/presentation.js';
import { COPIES } from '../report/copies/names.js';
import { PAPERS } from '../write/paper.js';
import type { BuildOptions } from './build.js';
import type { CheckOptions } from './check.js';
import type { DeriveOptions } from './derive.js';
import type { ExportOptions } from './export.js';
import { EXPORT_TARGETS, FORMATS, MARKED_FORMATS } from './formats.js';
import { EXIT, explain } from './input.js';
import { listOf } from './list.js';
import type { RecheckOptions } from './recheck.js';
import type { SolveOptions } from './solve.js';
import type { TrainOptions } from './train.js';
import { VERSION } from './version.js';

// Each command loads what it needs when it is called: `solve` starts without the printers.
const program = new Command('gradsheet')
  .description('Works backpropagation problems out step by step, and prints the solution sheet.')
  .version(VERSION)
  .showHelpAfterError('(gradsheet --help lists the commands)')
  .exitOverride();

program
  .command('build')
  .description('make the solution sheets of specs')
  .argument('<spec...>', 'spec files (YAML or JSON)')
  .option('--to <formats>', `which files to make: ${FORMATS.join(', ')}`, listOf(FORMATS), ['pdf', 'tex', 'html'])
  .option('--copy <copies>', `which copies: ${COPIES.join(', ')}`, listOf(COPIES), [COPIES[0]])
  .addOption(new Option('--paper <size>', 'what they are printed on').choices(PAPERS).default('a4'))
  .option('--fragment', 'LaTeX without its preamble, to be put into another sheet')
  .option(
    '--templates <folder>',
    'a folder with templates of your own in place of some of ours: html/heading.hbs',
    folder,
  )
  .option('--out <folder>', 'where to put them', 'out')
  .option('--watch', 'go on, and make a sheet again whenever its spec changes')
  .addHelpText(
    'after',
    `
Examples:
  gradsheet build homework.yaml --to pdf
  gradsheet build homework.yaml --copy solution,questions,workbook,key
The solution is homework.pdf, the question paper homework-questions.pdf, and so on.
`,
  )
  .action(async (specs: string[], options: BuildOptions) => (await import('./build.js')).buildCommand(specs, options));

program
  .command('solve')
  .description('print the numbers and formulas')
  .argument('<spec>', 'a spec file, or - for standard input')
  .option('--json', 'as JSON, for other programs')
  .option('--verify', 'check every step and number by three independent ways first')
  .option('--precision <digits>', 'significant digits of the numbers', digits)
  .addHelpText('after', '\nExample:\n  gradsheet solve homework.yaml --json\n')
  .action(async (spec: string, options: SolveOptions) => (await import('./solve.js')).solveCommand(spec, options));

program
  .command('derive')
  .description('print the steps that lead to the gradients')
  .argument('<spec>', 'a spec file, or - for standard input')
  .option('--wrt <names>', 'only the gradients by these, separated by commas', (names: string) => names.split(','))
  .addOption(new Option('--detail <level>', 'how much is shown; left out: as the spec says').choices(DETAILS))
  .addHelpText('after', '\nExample:\n  gradsheet derive homework.yaml --wrt w1 --detail full\n')
  .action(async (spec: string, options: DeriveOptions) => (await import('./derive.js')).deriveCommand(spec, options));

program
  .command('train')
  .description('train by the derived gradients')
  .argument('<spec>', 'a spec file with `data:` and a `train` task')
  .option('--json', 'the course and the parameters as JSON, for other programs')
  .option('--part <key>', 'the part of the spec that is to be trained')
  .option('--resume <run.json>', 'go on with a run that was kept')
  .option('--out <folder>', 'where to keep the run', 'out')
  .addHelpText(
    'after',
    `
Examples:
  gradsheet train moons.yaml
  gradsheet train moons.yaml --resume out/moons.run.json
Ctrl-C ends a run after the epoch it is in; what it has is kept.
`,
  )
  .action(async (spec: string, options: TrainOptions) => (await import('./train.js')).trainCommand(spec, options));

program
  .command('check')
  .description('judge a hand derivation line by line')
  .argument('<spec>', 'the spec of the problem')
  .argument('<file...>', 'documents: .md, .tex, .txt, .ipynb, or - for standard input')
  .option('--json', 'as JSON, for other programs')
  .option('--part <key>', 'the part of the spec that they are about; left out: their headings tell')
  .option('--to <formats>', `marked copies as well: ${MARKED_FORMATS.join(', ')}`, listOf(MARKED_FORMATS))
  .option('--out <folder>', 'where to put them', 'out')
  .option('--summary <table.csv>', 'a class: a row an answer; the mistakes by cause in table-mistakes.csv')
  .addHelpText(
    'after',
    `
Exit status: 0 no mistake was found, 1 one was, 2 a file cannot be read.

Examples:
  gradsheet check homework.yaml answer.md
  gradsheet check homework.yaml answer.md --to html,pdf
  gradsheet check homework.yaml answers/*.md --summary table.csv
`,
  )
  .action(async (spec: string, files: string[], options: CheckOptions) =>
    (await import('./check.js')).checkCommand(spec, files, options),
  );

program
  .command('recheck')
  .description('say whether sheets that were printed as PDF are right')
  .argument('<pdf...>', 'solutions or keys that `build` has made')
  .option('--templates <folder>', 'the templates of your own that they were made with', folder)
  .addHelpText(
    'after',
    `
The spec inside the PDF is worked out again; its steps, its numbers and every text of the pages are compared.
Exit status: 0 all are right, 1 something is not (page and place are named), 2 a file cannot be rechecked.

Example:
  gradsheet recheck out/homework.pdf
`,
  )
  .action(async (files: string[], options: RecheckOptions) =>
    (await import('./recheck.js')).recheckCommand(files, options),
  );

program
  .command('export')
  .description('write the derived formulas as code')
  .argument('<spec>', 'a spec file, or - for standard input')
  .addOption(new Option('--to <language>', 'what to write').choices(EXPORT_TARGETS).makeOptionMandatory())
  .option('--part <key>', 'only this part of the spec')
  .option('--out <folder>', 'where to put it', 'out')
  .addHelpText(
    'after',
    `
The code has the forward pass, the derived backward pass, the update, and the numbers of the sheet to compare with.

Example:
  gradsheet export homework.yaml --to numpy
`,
  )
  .action(async (spec: string, options: ExportOptions) => (await import('./export.js')).exportCommand(spec, options));

program
  .command('init')
  .description('write a starter spec to edit')
  .argument('[name]', 'what to call it', 'problem')
  .action(async (name: string) => (await import('./init.js')).initCommand(name));

function folder(path: string): string {
  if (!existsSync(path)) throw new InvalidArgumentError('There is no such folder.');
  return path;
}

function digits(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > 1000)
    throw new InvalidArgumentError('A whole number from 1 to 1000 is expected.');
  return n;
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.unusable;
  else {
    const message = explain(error);
    if (message === undefined) throw error;
    process.stderr.write(`${message.trimEnd()}\n`);
    process.exitCode = EXIT.unusable;
  }
}
