/** A name as a person reads it. */
import { identifier, row } from '../../language/layout.js';
import { spelled, withScripts } from '../../language/notation.js';
import { unicode } from '../../language/unicode.js';
import type { WrittenName } from '../written/written.js';

/** A written name in Unicode. */
export function shown({ base, accents, sub, sup, primes }: WrittenName): string {
  const indices = sub.filter((text) => text !== ',').join(sub.some((text) => text.length > 1) ? '_' : '');
  const head = spelled([`${base}${accents.join('')}`, ...(indices === '' ? [] : [indices])].join('_'));
  const above = [sup.join(''), '′'.repeat(primes)].filter((text) => text !== '').map((text) => identifier(text));
  return unicode(above.length > 0 ? withScripts(head, { sup: row(...above) }) : head);
}
