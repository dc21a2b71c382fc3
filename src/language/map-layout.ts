/** Layouts with their parts replaced. */
import type { Layout } from './layout.js';

/** Whether `test` holds for some part of `layout`. */
export function hasPart(layout: Layout, test: (part: Layout) => boolean): boolean {
  let found = false;
  mapLayout(layout, (part) => {
    found ||= test(part);
    return part;
  });
  return found;
}

/** `layout` with `change` applied to each part, the inner ones first. */
export function mapLayout(layout: Layout, change: (part: Layout) => Layout): Layout {
  const inside = (part: Layout): Layout => mapLayout(part, change);
  switch (layout.kind) {
    case 'identifier':
    case 'number':
    case 'operator':
    case 'words':
    case 'blank':
      return change(layout);
    case 'row':
      return change({ ...layout, items: layout.items.map(inside) });
    case 'fraction':
      return change({ ...layout, top: inside(layout.top), bottom: inside(layout.bottom) });
    case 'script': {
      const { base, sub, sup } = layout;
      return change({
        ...layout,
        base: inside(base),
        ...(sub && { sub: inside(sub) }),
        ...(sup && { sup: inside(sup) }),
      });
    }
    case 'accent':
    case 'fenced':
    case 'root':
      return change({ ...layout, body: inside(layout.body) });
    case 'sum':
      return change({ ...layout, under: inside(layout.under), body: inside(layout.body) });
    case 'under':
      return change({ ...layout, base: inside(layout.base), below: inside(layout.below) });
    case 'apply':
      return change({ ...layout, name: inside(layout.name), argument: inside(layout.argument) });
    case 'cases': {
      const rows = layout.rows.map(({ value, condition }) => ({ value: inside(value), condition: inside(condition) }));
      return change({ ...layout, rows });
    }
    case 'matrix':
      return change({ ...layout, rows: layout.rows.map((cells) => cells.map(inside)) });
  }
}
