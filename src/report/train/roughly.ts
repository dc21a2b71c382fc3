import type { Rounding } from '../../language/rounding.js';

/** For numbers of which only the size is of interest. */
export const ROUGHLY: Rounding = { kind: 'significant', digits: 2, ties: 'away' };
