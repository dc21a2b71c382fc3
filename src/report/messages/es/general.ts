import { listed, prose } from '../../../document/prose.js';
import type { Messages } from '../messages.js';

export const general: Messages['general'] = {
  ownNames: 'Las neuronas y sus pesos como elementos de vectores y matrices:',
  anyEntry: (letters) =>
    letters.length === 1
      ? prose`El índice ${letters[0] ?? ''} representa un elemento cualquiera: una sola línea vale para todos.`
      : prose`Los índices ${listed(letters, ', ', ' y ')} representan elementos cualesquiera: una sola línea vale para todos.`,
  noForm:
    'Las magnitudes de este problema no forman vectores y matrices para los que valga una sola fórmula con índices libres, así que cada gradiente se deduce por separado.',
  instance: (own, entry, indices) =>
    prose`Ahora un elemento con sus números: ${own} es ${entry}, de modo que ${indices}.`,
  entry: (entry, indices) => prose`Ahora un elemento con sus números: ${entry}, de modo que ${indices}.`,
  and: ' y ',
  reasons: { instance: 'se sustituyen los índices', value: 'se sustituyen los números' },
};
