/** Whether a reason names what is right already. */

const NUMBERS = /-?\d+(?:\.(\d+))?/g;

/** `right` as it stands, or a number with more or fewer digits. */
export function isSaidIn(reason: string, right: string): boolean {
  const [said, due] = [dotted(reason), dotted(right)];
  if (said.includes(due)) return true;
  const value = Number(due);
  const places = due.split('.')[1]?.length ?? 0;
  return [...said.matchAll(NUMBERS)].some(([text, decimals = '']) => {
    const shared = Math.min(places, decimals.length);
    return Number(text).toFixed(shared) === value.toFixed(shared) && decimals !== '';
  });
}

/** With the minus and the decimal mark of a program. */
const dotted = (text: string): string => text.replaceAll('−', '-').replace(/(?<=\d),(?=\d)/g, '.');
