/** Words at the heads of tables' columns, and what the column holds. */

export type Role = 'name' | 'formula' | 'value' | 'old' | 'new' | 'product' | 'gradient';

const NAME =
  /^(?:parameters?|params?|weights?|biases|names?|nodes?|symbols?|variables?|quantity|quantities|par[aá]metros?|pesos?|nodos?|s[ií]mbolos?|nombres?|magnitud|gewichte?|param[eè]tres?|parametr[oi]|poids|pes[oi])$/u;
const VALUE = /^(?:values?|valor(?:es)?|wert|results?|resultado|valeurs?|valor[ei])$/u;
const FORMULA =
  /^(?:formulas?|operations?|operaci[oó]n|rechnung|definitions?|expressions?|f[oó]rmulas?|definici[oó]n(?:es)?|formel|ausdruck)$/u;
const OLD =
  /\b(?:old|before|initial|current|previous|anterior|antiguo|antigua|viejo|vieja|actual|inicial|alt|alter|ancien|ancienne|avant|prima|vecchio|vecchia)\b/u;
const NEW =
  /\b(?:new|updated|after|next|nuevo|nueva|nuevos|nuevas|actualizado|actualizada|siguiente|despu[eé]s|neu|neuer|nouveau|nouvelle|apr[eè]s|dopo|nuovo|nuova|depois|novo|nova)\b/u;
const GRADIENT =
  /\b(?:gradients?|grad|derivatives?|gradientes?|derivadas?|ableitung|gradienti|d[eé]riv[eé]es?|derivat[ae])\b/u;
/** What the gradient in the next column is worked out from: “upstream times local”. */
const PRODUCT = /(?:[×·*]|\\times|\\cdot|\b(?:times|por|mal)) *(?:the |la |die )?lo[ck]al/u;
/** A column of differences or of products holds none of these. */
const OTHER = /[-−+·*×]|\b(?:times|local|change|difference|error|cambio|diferencia|numerical)\b/u;

/** `(η = 0.5)` */
const SETTING = /\([^()]*=[^()]*\)/g;

/** A longer head says more than these words tell. */
const MOST_WORDS = 4;

/** Undefined for a column that is not understood. */
export function roleOf(head: string): Role | undefined {
  const words = head
    .replace(/[$*`{}]|\\(?:textbf|emph|text|mathbf)\b/g, ' ')
    .replace(SETTING, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-–•] /, '')
    .toLowerCase();
  if (PRODUCT.test(words)) return 'product';
  if (NAME.test(words)) return 'name';
  if (OTHER.test(words) || words.split(' ').length > MOST_WORDS) return undefined;
  if (VALUE.test(words)) return 'value';
  if (FORMULA.test(words)) return 'formula';
  const found = (
    [
      ['old', OLD],
      ['new', NEW],
      ['gradient', GRADIENT],
    ] as const
  ).filter(([, pattern]) => pattern.test(words));
  const [only, ...more] = found;
  return more.length === 0 ? only?.[0] : undefined;
}

/** Whether a caption says that what follows holds after a step. */
export const saysUpdated = (caption: string): boolean => NEW.test(caption.toLowerCase());

/** A name that says itself that it is the new one. */
export const MARKS_OF_NEW = /new|nuev|\^\s*\{?\s*\+|⁺|'$|\\prime|′/u;
