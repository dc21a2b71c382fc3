import { CannotPrint } from './browser.js';

/** Neither the clock nor the time zone is asked: what stands here where nobody says when a sheet is from. */
const NO_DATE = Date.UTC(2000, 0, 1) / 1000;
/** The last second that a PDF can name: its years have four digits. */
const LAST = Date.UTC(10000, 0, 1) / 1000 - 1;

/**
 * The date of a file: SOURCE_DATE_EPOCH (in seconds), else the day that the spec says as `2026-11-21`, else a fixed one.
 * Throws CannotPrint where SOURCE_DATE_EPOCH is no number of seconds.
 */
export function fileDate(printed = ''): Date {
  const epoch = process.env.SOURCE_DATE_EPOCH || undefined;
  if (epoch === undefined) return dayIn(printed) ?? new Date(NO_DATE * 1000);
  const seconds = /^\d+$/.test(epoch) ? Number(epoch) : Number.NaN;
  if (seconds <= LAST) return new Date(seconds * 1000);
  throw new CannotPrint(
    `SOURCE_DATE_EPOCH is \`${epoch}\`, where a whole number of seconds since 1970 is expected, such as ${NO_DATE}`,
  );
}

/** Undefined where it is not written in this way, or there is no such day. */
function dayIn(printed: string): Date | undefined {
  const [day] = /^\d{4}-\d{2}-\d{2}$/.exec(printed.trim()) ?? [];
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day ?? ' ') ? date : undefined;
}
