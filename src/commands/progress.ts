/** How far a run is: one line on a terminal, written over again and gone at the end. */

/** What of a terminal is needed: standard error has it all, and is one only where `isTTY` says so. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /** Work on `name` begins. */
  begun(name: string): void;
  /** What it is at within the work on a name. */
  at(detail: string): void;
  /** One more is done. */
  done(): void;
  /** Takes the line away. */
  end(): void;
}

/** A line that is written over again, and its end. */
export interface Line {
  show(text: string): void;
  /** Takes the line away. */
  end(): void;
}

/** The line at the bottom of a terminal; nothing where `terminal` is a file or a pipe. */
export function showLine(terminal: Terminal): Line {
  if (!terminal.isTTY) return { show: () => undefined, end: () => undefined };
  return {
    // A line that wraps cannot be written over.
    show: (text) => void terminal.write(`${START_OF_LINE}${[...text].slice(0, (terminal.columns ?? 80) - 1).join('')}`),
    end: () => void terminal.write(START_OF_LINE),
  };
}

/** Before so many are done nobody can tell how long the others take. */
const ENOUGH = 3;
const START_OF_LINE = '\r\x1b[K';

/** Shows how many of `total` are done on `terminal`; says nothing where it is a file or a pipe. `now` is in ms. */
export function showProgress(total: number, terminal: Terminal, now: () => number = Date.now): Progress {
  const line = showLine(terminal);
  const start = now();
  let done = 0;
  let name = '';
  const show = (): void => {
    const left = done < ENOUGH ? '' : `, ${timeLeft(((now() - start) / done) * (total - done))}`;
    line.show(`${done} of ${total} done${left}: ${name}`);
  };
  return {
    begun: (next) => {
      name = next;
      show();
    },
    at: (detail) => {
      name = detail;
      show();
    },
    done: () => {
      done++;
      show();
    },
    end: line.end,
  };
}

/** In words, for somebody who waits. */
export function timeLeft(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`;
}
