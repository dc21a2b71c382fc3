/** A wire as both printings draw it: straight pieces where they have a length, and a curve where it rises or falls. */
import type { PlacedWire, Point } from '../../document/graph/place.js';

export type WirePiece =
  | { readonly kind: 'line'; readonly to: Point }
  | { readonly kind: 'curve'; readonly controls: readonly [Point, Point]; readonly to: Point };

/** In millimetres: no printer and no eye tells less. */
const NOTHING = 0.05;

/** From the wire's beginning on. */
export function piecesOf({ from, bend, to }: PlacedWire): readonly WirePiece[] {
  if (Math.abs(to.y - from.y) < NOTHING) return [{ kind: 'line', to: { x: to.x, y: from.y } }];
  const middle = (bend.from + bend.to) / 2;
  const line = (start: number, end: Point): readonly WirePiece[] =>
    end.x - start < NOTHING ? [] : [{ kind: 'line', to: end }];
  return [
    ...line(from.x, { x: bend.from, y: from.y }),
    {
      kind: 'curve',
      controls: [
        { x: middle, y: from.y },
        { x: middle, y: to.y },
      ],
      to: { x: bend.to, y: to.y },
    },
    ...line(bend.to, to),
  ];
}
