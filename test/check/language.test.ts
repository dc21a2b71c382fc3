/** Verdicts in the language of the spec: the words change, the codes do not. */
import { expect, it } from 'vitest';
import { checkDocument } from '../../src/check/check.js';
import { en } from '../../src/check/messages/en.js';
import { es } from '../../src/check/messages/es.js';
import { readProblems } from '../../src/problem/read.js';
import { checkedText, plain } from '../../src/write/check-terminal.js';
import { textOf } from '../support/shipped.js';

const TEXT = `Sea $p = O_6$. La salida es $p = 0.9$.

$$\\frac{\\partial L}{\\partial w_{46}} = (T - O_6)\\,O_6(1 - O_6)\\,O_4$$

$$\\delta_6 = \\frac{\\partial L}{\\partial$$

$$I_6 = w_{46} O_4 + w_{56} O_5 + \\sin(q_7)$$
`;
const SPANISH = textOf('from-to');
const ENGLISH = SPANISH.replace(/^language: es.*$/m, '');
const check = (spec: string): ReturnType<typeof checkDocument> => checkDocument(readProblems(spec, 'spec'), TEXT);

it('says the same in both languages, by the same codes', () => {
  const [spanish, english] = [check(SPANISH), check(ENGLISH)];
  expect(spanish.claims.map((c) => [c.verdict, c.diagnosis?.code])).toEqual(
    english.claims.map((c) => [c.verdict, c.diagnosis?.code]),
  );
  expect(spanish.notes.map(({ code }) => code)).toEqual(english.notes.map(({ code }) => code));
});

it('reports in Spanish where the spec is', () => {
  expect(checkedText(check(SPANISH), 'tarea.md', TEXT, plain)).toMatchInlineSnapshot(`
    "tarea.md: se leyó p como O6

    tarea.md:1:34: incorrecto: aquí corresponde 0,474
      Sea $p = O_6$. La salida es $p = 0.9$.
                                       ^^^

    tarea.md:3:40: incorrecto: esta diferencia está al revés
      $$\\frac{\\partial L}{\\partial w_{46}} = (T - O_6)\\,O_6(1 - O_6)\\,O_4$$
                                             ^^^^^^^^^
      debería ser (O6 - T)*O6*(1 - O6)*O4

    tarea.md:5:40: no leído: aquí no se cierra una llave o un entorno
      $$\\delta_6 = \\frac{\\partial L}{\\partial$$
                                             ^

    tarea.md:7:9: no leído: el problema no conoce nada con el nombre q_7
      $$I_6 = w_{46} O_4 + w_{56} O_5 + \\sin(q_7)$$
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    tarea.md: 2 no leídos, 2 incorrectos
    "
  `);
});

it('has words of its own for each sentence in Spanish', () => {
  const ids = Object.keys(en.sentences) as readonly (keyof typeof en.sentences)[];
  const words = ids.map((id) => [en, es].map(({ sentences }) => wordsOf(sentences[id])));
  const same = ids.filter((_, n) => words[n]?.[0] === words[n]?.[1]);
  expect(same).toEqual([]);
});

/** What is left of a sentence with nothing put in. */
const wordsOf = (write: (...parts: string[]) => string): string => write(...['', '', '']).replace(/[^\p{L}]/gu, '');

it('counts in the plural, and writes numbers with the comma of Spanish', () => {
  const text = '$O_6 = 0.9$ y $O_6 = 0{,}8$, $x_1 = 1$.\n\n$$w_{46} = -0.2$$';
  const spec = readProblems(SPANISH, 'spec');
  const said = checkedText(checkDocument(spec, text), 'tarea.md', text, plain);
  expect(said).toContain('aquí corresponde 0,474');
  expect(said).toMatch(/2 incorrectos/);
  expect(said).not.toMatch(/aquí corresponde 0\.474|debería ser \d+\.\d/);
});
