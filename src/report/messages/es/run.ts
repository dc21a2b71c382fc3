import { text } from '../../../document/document.js';
import { prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

const overRows = (rows: number | undefined): string => (rows === undefined ? '' : ` en las primeras ${rows} filas`);

/** Lo que resultó de un entrenamiento con datos. */
export const run: Messages['run'] = {
  columns: {
    epoch: 'Época',
    epochs: 'Épocas',
    training: 'entrenamiento',
    validation: 'validación',
    test: 'prueba',
    accuracy: 'Aciertos',
    set: 'Filas',
    class: 'Clase',
    precision: 'Precisión',
    recall: 'Exhaustividad',
    run: 'Entrenamiento',
  },
  table: 'La pérdida antes de la primera época y después de cada tantas',
  tableWatched:
    'La pérdida antes de la primera época y después de cada tantas, en las filas de entrenamiento y en las reservadas',
  axis: 'época',
  curve: 'La pérdida a lo largo de las épocas.',
  curves: 'La pérdida a lo largo de las épocas, en las filas de entrenamiento y en las reservadas.',
  layer: (n) => `capa ${n}`,
  norms: 'La longitud del gradiente respecto de los parámetros de cada capa, en escala logarítmica.',
  normAxis: 'longitud del gradiente',
  normRatio: (layers, ratio, value) =>
    prose`Antes del primer paso, el gradiente de la capa 1 mide ${ratio} veces lo que el de la capa ${layers}${
      value < 0.1 ? ': poco llega hasta allí. El gradiente se desvanece en su camino hacia atrás' : ''
    }.`,
  course: (loss, first, last, epochs, hasRisen) =>
    prose`En ${epochs === 1 ? 'una época' : `${epochs} épocas`}, ${loss} pasa de ${first} a ${last}.${
      hasRisen ? ' Ha subido: eso hacen los pasos demasiado largos; pruebe una tasa de aprendizaje menor.' : ''
    }`,
  early: (epochs, best, loss, restored) =>
    prose`El entrenamiento paró después de la época ${epochs}: en las filas reservadas la pérdida no había bajado desde la época ${best}, en que era ${loss}.${
      restored ? ' Se recuperaron los parámetros de esa época.' : ''
    }`,
  interrupted: (epochs) => prose`El entrenamiento se interrumpió después de la época ${epochs}.`,
  diverged: (loss, epochs, quantity, grew) =>
    prose`Después de la época ${epochs} el entrenamiento no pudo seguir: ${loss} ya no era un número. La primera magnitud que salió de los números de la máquina fue ${quantity}.${
      grew ? ' Antes la pérdida crecía: los pasos son demasiado largos; pruebe una tasa de aprendizaje menor.' : ''
    }`,
  unsure: (epoch) =>
    prose`Desde la época ${epoch}, más o menos, los números dependen de cómo redondea la máquina: si se empieza con un solo peso que difiere en su último bit, el mismo entrenamiento tiene desde ahí otras pérdidas. Otro programa debería encontrar los números anteriores a esa época, y los posteriores solo por azar.`,
  sets: 'Cómo le va a la red al final',
  byClass: (set) => `Las clases, una por una (${set})`,
  confusion: (set) => `Cuántas de cada clase (filas) se tomaron por cuál (columnas), ${set}`,
  comparison: 'Los entrenamientos, uno junto a otro',
  spec: 'el de arriba',
  noNumber: 'diverge',
  boundaryName: 'frontera de decisión',
  boundary: 'Lo que dice la red en el plano de sus entradas, y las filas con las que se entrenó.',
  alike: (layer, training) => [
    text(training === undefined ? 'Al final' : `Al final del entrenamiento «${training}»`),
    text(
      ` las unidades de la capa ${layer} son todas iguales: las que empiezan con los mismos números tienen el mismo gradiente en cada paso, y siguen iguales. La capa no hace más que una sola unidad; números tomados al azar las distinguen.`,
    ),
  ],
  flat: (entries, rows, apart) =>
    prose`Al final el gradiente derivado se comparó con diferencias centrales de la pérdida${overRows(rows)}, en ${entries} de sus entradas: es 0 hasta donde estas alcanzan a ver, y difieren a lo sumo en ${apart}.`,
  check: (entries, rows, worst, agrees) =>
    agrees
      ? prose`Al final el gradiente derivado se comparó con diferencias centrales de la pérdida${overRows(rows)}, en ${entries} de sus entradas: difieren a lo sumo en ${worst} de su longitud.`
      : prose`Al final el gradiente derivado se comparó con diferencias centrales de la pérdida${overRows(rows)}, en ${entries} de sus entradas: difieren en ${worst} de su longitud, más de lo que explican las diferencias donde la pérdida es suave.`,
};
