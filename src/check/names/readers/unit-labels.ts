/** Units with a number each through the whole network: 1 to 3 the inputs, 4 and 5 hidden ones, 6 the output. */
import type { Layer } from './layers.js';

/** A unit by its number. */
export type UnitLabels = ReadonlyMap<number, { readonly layer: number; readonly unit: number }>;

/** The numbers that the spec's names have, where no two units share one; and those that one counts, the inputs first. */
export function unitLabels(layers: readonly Layer[]): readonly UnitLabels[] {
  const places = layers.flatMap(({ units }, layer) => units.map((_, n) => ({ layer, unit: n + 1 })));
  const counted: UnitLabels = new Map(places.map((place, n) => [n + 1, place]));
  const names = layers.flatMap(({ units }) => units.map((s) => (s.indices.length === 0 ? s.name : '')));
  const named: UnitLabels = new Map(
    names.flatMap((name, n) => {
      const [number] = /\d+$/u.exec(name) ?? [];
      return number === undefined ? [] : [[Number(number), places[n] as (typeof places)[0]] as const];
    }),
  );
  const isCounted = [...named].every(([number, place]) => counted.get(number) === place);
  return named.size < places.length || isCounted ? [counted] : [counted, named];
}
