import type { SpeechWords } from '../../../language/speech.js';

const SENSES = { partial: 'parcial', total: 'total' };

export const speech: SpeechWords = {
  // "Igual a" and a lone "a" would be heard as the letter.
  operators: {
    '+': 'más',
    '-': 'menos',
    '=': 'igual',
    '≈': 'aproximadamente igual',
    '≠': 'distinto de',
    '<': 'menor que',
    '≤': 'menor o igual que',
    '>': 'mayor que',
    '≥': 'mayor o igual que',
    '·': 'por',
    '×': 'por',
    '⊙': 'por elemento a elemento',
    '∈': 'en',
    '→': 'lleva a',
    '←': 'pasa a ser',
    ',': ',',
    ';': ';',
    '/': 'sobre',
    ':=': 'se define como',
    '∂': 'parcial de',
    d: 'de',
    '(': 'abre paréntesis',
    ')': 'cierra paréntesis',
    '[': 'abre corchete',
    ']': 'cierra corchete',
    '|': 'barra',
    '': '',
  },
  accents: { hat: 'con circunflejo', bar: 'barra', tilde: 'con tilde' },
  signs: { '𝟏': 'el vector de unos', '∘': 'elemento a elemento', '∞': 'infinito' },
  prime: 'prima',
  transpose: 'traspuesta',
  blank: 'hueco',
  half: 'un medio',
  fraction: (top, bottom) => `fracción ${top} sobre ${bottom} fin de la fracción`,
  simpleFraction: (top, bottom) => `${top} sobre ${bottom}`,
  derivative: (sense, of, by) => `la derivada ${SENSES[sense]} de ${of} respecto de ${by}`,
  differentiate: (sense, by) => `la derivada ${SENSES[sense]} respecto de ${by} de`,
  sub: (sub) => `sub ${sub} fin del subíndice`,
  simpleSub: (sub) => `sub ${sub}`,
  comma: 'coma',
  superscript: (sup) => `superíndice ${sup}`,
  squared: 'al cuadrado',
  cubed: 'al cubo',
  power: (exponent) => `elevado a ${exponent} fin del exponente`,
  simplePower: (exponent) => `elevado a ${exponent}`,
  absolute: (body) => `el valor absoluto de ${body} fin del valor absoluto`,
  brackets: (body) => `abre paréntesis ${body} cierra paréntesis`,
  root: (body) => `raíz cuadrada de ${body} fin de la raíz`,
  simpleRoot: (body) => `raíz cuadrada de ${body}`,
  sum: (under, body) => `la suma sobre ${under} de ${body}`,
  under: (base, below) => `${base}, que es de ${below},`,
  by: 'por',
  apply: (name, argument) => `${name} de ${argument}`,
  cases: (rows) => `por casos: ${rows.join('; ')}; fin de los casos`,
  matrix: (rows) => {
    const columns = rows[0]?.length ?? 0;
    if (rows.length > 1 && columns === 1) return `el vector columna ${rows.flat().join('; ')}; fin del vector`;
    if (rows.length === 1 && columns > 1) return `el vector fila ${rows.flat().join('; ')}; fin del vector`;
    if (columns === 1) return `la matriz de 1 por 1 ${rows.flat().join()}; fin de la matriz`;
    const said = rows.map((cells, n) => `fila ${n + 1}: ${cells.join('; ')}`);
    return `la matriz de ${rows.length} por ${columns}, ${said.join('; ')}; fin de la matriz`;
  },
  plot: (curves, x, y) => `Gráfica de ${curves.join('; ')}. En horizontal: ${x}; en vertical: ${y}`,
  extent: (name, from, to) => `${name} desde ${from} hasta ${to}`,
};
