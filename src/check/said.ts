/** Whether a reason names what is right already. */

const NUMBERS = /-?\d+(?:\.(\d+))?/g;

/** `right` as it stands, or a number with more or fewer digits. */
export function isSaidIn(reason: string, right: string): boolean {
  const said = reason.replaceAll('−', '-');
  if (said.includes(right)) return true;
  const value = Number(right);
  const places = right.split('.')[1]?.length ?? 0;
  return [...said.matchAll(NUMBERS)].some(([text, decimals = '']) => {
    const shared = Math.min(places, decimals.length);
    return Number(text).toFixed(shared) === value.toFixed(shared) && decimals !== '';
  });
}
