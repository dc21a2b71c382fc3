/** Axes of figures: where they begin and end, and at which round numbers their ticks stand. */
import { infix, type Layout, number, row, superscript } from '../language/layout.js';
import type { FigureAxis } from './figure.js';

const MOST_TICKS = 7;
/** Round steps, as shares of a power of ten. */
const STEPS = [1, 2, 5, 10];

/** An axis on which all of `values` have room; `whole`: its ticks are whole numbers. */
export function axisFor(label: Layout, values: readonly number[], { whole = false } = {}): FigureAxis {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const middle = (least + most) / 2;
  const [low, high] =
    least < most ? [least, most] : [middle - (Math.abs(middle) || 1), middle + (Math.abs(middle) || 1)];
  const step = tickStep(high - low, whole);
  const [first, last] = [Math.floor(low / step + NEARLY), Math.ceil(high / step - NEARLY)];
  const digits = Math.max(0, -Math.floor(Math.log10(step) + NEARLY));
  const ticks = Array.from({ length: last - first + 1 }, (_, n) => (first + n) * step);
  return {
    label,
    from: first * step,
    to: last * step,
    ticks: ticks.map((at) => ({ at, label: tickLabel(at, step, digits) })),
  };
}

/** Rounding errors below this share of a step do not count. */
const NEARLY = 1e-9;

function tickStep(span: number, whole: boolean): number {
  const rough = span / MOST_TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((s) => s * power >= rough * (1 - NEARLY)) as number);
  return whole ? Math.max(1, step) : step;
}

/** Beyond these a tick is written with a power of ten. */
const PLAIN = { digits: 4, largest: 1e6 };

function tickLabel(at: number, step: number, digits: number): Layout {
  if (digits <= PLAIN.digits && Math.abs(at) < PLAIN.largest) return number((at === 0 ? 0 : at).toFixed(digits));
  if (at === 0) return number('0');
  const exponent = Math.floor(Math.log10(Math.abs(at)) + NEARLY);
  const places = Math.max(0, exponent - Math.floor(Math.log10(step) + NEARLY));
  const power = superscript(number('10'), number(String(exponent)));
  return row(number((at / 10 ** exponent).toFixed(places)), infix('×'), power);
}
