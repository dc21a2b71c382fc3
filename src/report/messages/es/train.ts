export const train = {
  data: (name: string, rows: number, inputs: number): string =>
    `Los datos: ${name}, ${rows} muestras de ${inputs === 1 ? 'una entrada' : `${inputs} entradas`}.`,
};
