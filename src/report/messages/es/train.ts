import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

const some = (n: number, one: string, many: string): string => (n === 1 ? one : `${n} ${many}`);

export const train: Messages['train'] = {
  parts: { data: 'Los datos', setup: 'Cómo se entrena', results: 'Qué resultó' },
  rows: (name, rows, inputs, targets) =>
    prose`Las filas de entrenamiento son ${some(rows, 'una fila', 'filas')}${name === undefined ? '' : ` de ${name}`}, con ${some(inputs, 'una entrada', 'entradas')} y ${some(targets, 'un objetivo', 'objetivos')} cada una.`,
  testRows: (rows) =>
    rows === 1 ? ' Otra fila se reserva para la prueba.' : ` Otras ${rows} filas se reservan para la prueba.`,
  ofClass: (name, count) => `${count} de la clase ${name}`,
  classCounts: (counts) => prose` Hay ${counts}.`,
  oneHot: ' El objetivo de una clase es 1 en su propia salida y 0 en todas las demás.',
  twoClasses: (first, low, second, high) => ` El objetivo es ${low} para la clase ${first} y ${high} para ${second}.`,
  firstRows: (name) => `Las primeras filas de entrenamiento${name === undefined ? '' : ` de ${name}`}`,
  classNamed: (name) => `clase ${name}`,
  row: 'filas',
  scatterByClass: 'Las filas de entrenamiento según sus entradas, cada clase con su signo.',
  scatter: 'Las filas de entrenamiento según sus entradas.',
  setup: 'Los ajustes del entrenamiento',
  settings: {
    what: 'Ajuste',
    value: 'Valor',
    parameters: 'Números que se entrenan',
    optimizer: 'Optimizador',
    batch: 'Lote',
    full: (rows) => (rows === 1 ? 'la única fila' : `las ${rows} filas en cada paso`),
    some: (rows, steps) =>
      `${some(rows, 'una fila', 'filas')} en cada paso, ${some(steps, 'un paso', 'pasos')} por época`,
    epochs: 'Épocas',
    order: 'Orden de las filas',
    shuffled: 'sorteado de nuevo en cada época',
    inOrder: 'el que tienen',
    validation: 'Reservadas para vigilar',
    kept: (rows) => some(rows, 'una fila', 'filas'),
    earlyStopping: 'Parada temprana',
    patience: (epochs, restored) =>
      `tras ${some(epochs, 'una época', 'épocas')} sin que baje la pérdida en las filas reservadas${restored ? '; se recuperan los mejores parámetros' : ''}`,
    seed: 'Semilla',
  },
  initialisers: {
    zeros: 'ceros',
    ones: 'unos',
    constant: 'constante',
    normal: 'normal',
    uniform: 'uniforme',
    'glorot-normal': 'Glorot normal',
    'glorot-uniform': 'Glorot uniforme',
    'he-normal': 'He normal',
    'he-uniform': 'He uniforme',
    'lecun-normal': 'LeCun normal',
    'lecun-uniform': 'LeCun uniforme',
  },
  allAt: (names, value, count) =>
    count === 1 ? prose`${names} empieza en ${value}.` : prose`${names} empiezan en ${value}.`,
  uniform: (names, title, low, high, count) =>
    prose`${names} ${count === 1 ? 'empieza' : 'empiezan'} en números sorteados por igual entre ${low} y ${high} (${title}).`,
  normal: (names, title, mean, deviation, count) =>
    prose`${names} ${count === 1 ? 'empieza' : 'empiezan'} en números sorteados de la distribución normal de media ${mean} y desviación típica ${deviation} (${title}).`,
  fanNames: { n: 'n_entradas', m: 'n_unidades' },
  fans: (inputs, outputs) =>
    prose`Aquí ${inputs} es cuántas entradas tiene una unidad de la capa, y ${outputs} cuántas unidades hay.`,
  drawn: (seed) => `Los números se sortean con la semilla ${seed}.`,
  scales: 'Cuánto se dispersan los parámetros al principio',
  scale: 'Límite o desviación',
  step: (constants, count) => {
    const kept = count
      ? prose`. El número del paso es ${count}, a partir de 1, y lo que la regla guarda empieza en 0:`
      : prose`:`;
    return [
      ...prose`Cada paso mueve todos los parámetros según esta regla, escrita aquí para el primero de ellos, con ${constants}`,
      ...kept,
    ];
  },
};
