/** What a sheet's loss and learning rate are printed as, for those who want to print them otherwise. */
import type { Quantities } from '../document/document.js';
import { sym } from '../language/expr.js';
import type { Layout } from '../language/layout.js';
import { within } from '../language/table.js';
import { type Sheet, shown } from './sheet.js';

/** The quantities that the sheets of all parts print alike. */
export function quantitiesOf(sheets: readonly Sheet[]): Quantities {
  const loss = onlyOne(sheets.map((sheet) => inSheet(sheet, () => shown(sheet.solution.problem.loss, sheet))));
  const learningRate = onlyOne(
    sheets
      .filter(({ solution }) => solution.update?.constants.has('eta'))
      .map((sheet) => inSheet(sheet, () => shown(sym('eta'), sheet))),
  );
  return { ...(loss && { loss }), ...(learningRate && { learningRate }) };
}

const inSheet = (sheet: Sheet, show: () => Layout): Layout => within(sheet.solution.problem.table, show);

function onlyOne([first, ...others]: readonly Layout[]): Layout | undefined {
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : undefined;
}
