/**
 * What a drawing of a graph is made of before it has places: columns of items, linked from one column to the next.
 * Nodes stand in the even columns. Between two of them is a column for what stands on the wires, so that a label has
 * room of its own, and a wire that goes further has a lane there which nothing else stands in.
 */

/** In millimetres: how far it reaches above and below its middle, how wide it is there, and as a whole. */
export interface Extent {
  readonly up: number;
  readonly down: number;
  readonly body: number;
  readonly width: number;
}
export interface Item extends Extent {
  readonly column: number;
  readonly stands: { readonly for: 'node' | 'edge'; readonly at: number } | { readonly for: 'lane' };
}
export interface Link {
  readonly from: Item;
  readonly to: Item;
}
export interface Items {
  readonly columns: readonly (readonly Item[])[];
  readonly links: readonly Link[];
}
/** By the places of two nodes in their list; that of `to` comes later. */
export interface Ends {
  readonly from: number;
  readonly to: number;
}

/** A lane is as high as a wire with nothing on it and the air around it. */
export const LANE: Extent = { up: 0.4, down: 0.4, body: 0, width: 0 };

/** The items of a graph; wires of one node to several others share their lanes as far as they go the same way. */
export function itemsOf(nodes: readonly Extent[], edges: readonly (Ends & { readonly label: Extent })[]): Items {
  const layers = layersOf(nodes.length, edges);
  const columns: Item[][] = Array.from({ length: 2 * Math.max(0, ...layers) + 1 }, () => []);
  const links: Link[] = [];
  const put = (item: Item): Item => {
    columns[item.column]?.push(item);
    return item;
  };
  const placed = nodes.map((extent, at) =>
    put({ ...extent, column: 2 * (layers[at] as number), stands: { for: 'node', at } }),
  );
  /** The lanes of each node, from its own item on. */
  const lanes = placed.map((item) => [item]);
  for (const [at, { from, to, label }] of edges.entries()) {
    const [lane, target] = [lanes[from] as Item[], placed[to] as Item];
    const start = (placed[from] as Item).column;
    for (let column = start + lane.length; column < target.column - 1; column++) {
      const next = put({ ...LANE, column, stands: { for: 'lane' } });
      links.push({ from: lane.at(-1) as Item, to: next });
      lane.push(next);
    }
    const own = put({ ...label, column: target.column - 1, stands: { for: 'edge', at } });
    links.push({ from: lane[target.column - 2 - start] as Item, to: own }, { from: own, to: target });
  }
  return { columns, links };
}

/** The layer of each node: as far to the right as what uses it allows, so that wires are short. */
function layersOf(count: number, edges: readonly Ends[]): readonly number[] {
  const toTheEnd = new Array<number>(count).fill(0);
  for (const { from, to } of edges.toSorted((a, b) => b.from - a.from))
    toTheEnd[from] = Math.max(toTheEnd[from] as number, (toTheEnd[to] as number) + 1);
  const most = Math.max(0, ...toTheEnd);
  return toTheEnd.map((distance) => most - distance);
}
