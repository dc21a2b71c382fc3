/** A coordinate as it is written: no printer and no eye tells hundredths of a millimetre apart. */
export const round = (value: number): number => Math.round(value * 100) / 100;
