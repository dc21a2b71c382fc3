export const train = {
  data: (name: string, rows: number, inputs: number): string =>
    `The data: ${name}, ${rows} samples of ${inputs === 1 ? 'one input' : `${inputs} inputs`}.`,
};
