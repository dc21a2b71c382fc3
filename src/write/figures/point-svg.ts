/** A point of a plot as SVG, by its shape. */
import type { PointShape } from '../../document/figure.js';
import { round } from './round.js';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** `size`: how wide it is. */
export function pointSvg(shape: PointShape, { x, y }: Place, size: number): string {
  const half = size / 2;
  const path = (...moves: readonly (readonly [string, number, number])[]): string =>
    `<path class="point ${shape}" d="${moves.map(([to, dx, dy]) => `${to}${round(x + dx)} ${round(y + dy)}`).join('')}${shape === 'triangle' ? 'Z' : ''}"/>`;
  switch (shape) {
    case 'dot':
    case 'ring':
      return `<circle class="point ${shape}" cx="${round(x)}" cy="${round(y)}" r="${round(half * 0.8)}"/>`;
    case 'square':
      return `<rect class="point square" x="${round(x - half * 0.7)}" y="${round(y - half * 0.7)}" width="${round(half * 1.4)}" height="${round(half * 1.4)}"/>`;
    case 'triangle':
      return path(['M', -half, half * 0.7], ['L', 0, -half], ['L', half, half * 0.7]);
    case 'cross':
      return path(
        ['M', -half * 0.7, -half * 0.7],
        ['L', half * 0.7, half * 0.7],
        ['M', -half * 0.7, half * 0.7],
        ['L', half * 0.7, -half * 0.7],
      );
    case 'plus':
      return path(['M', -half, 0], ['L', half, 0], ['M', 0, -half], ['L', 0, half]);
  }
}
