/** What a sentence says before its equation: “Plugging in, we get z = 0.6”, “so the error is E = 0.1”, “the output at last: y = 0.8”. */

import type { Span } from '../../language/source.js';

/** Words alone, and behind them what is no word by itself: a name with its sign of equality. */
const LEAD = /^(?:[\p{L}’'-]{2,},?|[aIày],?)(?: (?:[\p{L}’'-]{2,},?|[aIày],?)){0,14} (?=[^\s=≈]{1,24} ?[=≈] ?\S)/u;
/** `The division at last: d = 0.5/0.5`: words before a colon. */
const LABEL = /^(?:(?:[\p{L}’'-]+,?|w\.r\.t\.) ){1,7}[\p{L}’'-]+\d?: {1,4}(?=[^\s=≈]{1,24} ?[=≈] ?\S)/u;
/** After these a name may stand for its gradient, or for its change. */
const OF_CHANGES =
  /\b(?:grad\w*|deriv\w*|delta\w*|error\w*|chang\w*|step\w*|ableitung\w*|änderung\w*|fehler\w*|paso\w*)\b/iu;
/** The last word before what is said to be so, or worked out. */
const SAYS =
  /\b(?:since|because|porque|weil|now|then|first|next|finally|computes?|calculates?|evaluates?|luego|ahora|entonces|primero|calculamos|nun|dann|zuerst|berechnen|is|are|gets?|obtains?|gives?|yields?|finds?|have|has|that|so|thus|hence|therefore|becomes?|means|implies|es|son|queda|significa|tenemos|obtenemos|resulta|ist|gilt|folgt|erhalten),? $/iu;
/** What it is worked out by: “Using the chain rule, …”. */
const BY =
  /^(?:using|by|applying|substituting|plugging|inserting|usando|aplicando|sustituyendo|por|nach|durch)\b.*, $/iu;
/** What a name is called right before it: “the loss L”, “hidden unit h”. */
const CALLED =
  /\b(?:outputs?|inputs?|activations?|sum|loss|costs?|target|prediction|unit|neuron|node|logit|score|salida|entrada|activación|suma|pérdida|coste?|objetivo|predicción|unidad|neurona|nodo|ausgabe|eingabe|aktivierung|summe|verlust|kosten|ziel|vorhersage|einheit|knoten) $/iu;
/** The same of what may be said by another name: “the error w” is none of w. */
const CALLED_CHANGE = /\b(?:errors?|gradients?|derivatives?|delta|gradiente|derivada|fehler|ableitung) $/iu;
const NAME_OF_CHANGE = /^(?:[eEδΔ∂∇]|d\p{L}+ ?\/ ?d|[LJC](?!\p{L}))/u;
/** “The derivative is the logistic function, da/dz = …”: a derivative needs no word before it. */
const DERIVATIVE = /^[d∂]\S{0,16}\s?\/\s?[d∂]\p{L}/u;
/** What holds in some case only, of something else, or not at all. */
const IN_DOUBT =
  /\b(?:if|when|for|where|with|let|suppose|supposing|assum\w*|say\w*|take|choose|set\w*|not|no|never|instead|without|ignoring|wrong\w*|mistak\w*|would|were|should|could|might|may|unless|except|example|desired|ideal|expected|target|epoch\w*|iteration\w*|sample\w*|the next|old|new|previous\w*|before|after|updat\w*|initial\w*|other|another|recall|given|si|cuando|para|donde|sea|sean|suponga\w*|nuev\w*|no|antes|después|sin|wenn|falls|für|sei|seien|nicht|ohne|neue?[mnrs]?|alte?[mnrs]?|vorher|nachher)\b/iu;

/** A name behind a colon that is none of a change by itself: `dw`, `Δw`, `∂L/∂w`, `g`, nor of the error: `E`. */
const BEHIND_COLON = /^([^:=≈]*):\s+(?![dgδΔ∇∂]|[eELJC](?!\p{L}))\p{L}[\p{L}\p{N}_{}₀-₉]*\s*[=≈]/u;

/** `Step 2:` says which one it is, and nothing of a change. */
const NUMBERED_STEP = /\b(?:step|paso) ?\d/iu;

/** Whether a line says of a name what is of its gradient, or of its change: `Gradients: w = -0.3`. */
export function leavesOutGradient(text: string): boolean {
  const [, label = ''] = BEHIND_COLON.exec(text) ?? [];
  return OF_CHANGES.test(label.replace(NUMBERED_STEP, ''));
}

/** `Let e = t - y`: what is said so, and is no number, is a name for something. */
const LET =
  /^(?:let|define|denote|put|sea|definimos|sei|setze|sia|soit) (?=[^\s=≈]{1,12} ?:?= ?(?![-−]?[\d.]+(?:[\s.,;]|$)))/iu;
/** `New weight: w = 0.4 - 0.5 · 0.1`: what is worked out from the old value is the new one. */
const NEW = /\b(?:new|updat\w*|nuev\w*|neue?[mnrs]?)\b/giu;
const STEP = /^[^=≈]+[=≈]\s*[\d.,]+\s*[-−–+]/u;
/** `the gradient for w1:` says what it is of. */
const OF_WHAT = /\b(?:for|para|für) [\p{L}\d_]{1,5}(?=: $)/iu;

/** Where one sentence ends, and another begins. */
const SENTENCE = /(?<!\p{L}\.\p{L})[.;]\s+(?=\p{Lu}\p{L}+\s)/gu;
/** What ends one statement before another of the same sentence. */
const CLAUSE = /[.;]\s+|(?<=[=≈].*),\s+(?:(?:and|y|und)\s+)?|(?<=[=≈].*)\s+(?:and|y|und)\s+/gu;

/** The statements of a line: its sentences, and what words lead up to: “Output o = 0.5, error e = 0.5”. */
export function statementsIn(text: string): readonly Span[] {
  const endsOf = (marks: RegExp): readonly number[] =>
    [...text.matchAll(marks)].map(({ index, 0: mark }) => index + mark.length);
  const ends = [...endsOf(SENTENCE), ...endsOf(CLAUSE).filter((end) => leadIn(text.slice(end)) > 0)];
  const starts = [...new Set([0, ...ends])].sort((a, b) => a - b);
  const isInDoubt = (before: string): boolean => IN_DOUBT.test(before.replace(LET, ''));
  return starts
    .map((start, n) => ({ start, end: starts[n + 1] ?? text.length }))
    .filter(({ start }) => !isInDoubt(text.slice(0, start)));
}

/** How many characters a sentence has before the equation that it states; 0 where it has none, or may not mean it. */
export function leadIn(text: string): number {
  const [defining] = LET.exec(text) ?? [];
  if (defining) return defining.length;
  const [label = ''] = LABEL.exec(text) ?? [];
  const namesChange = (lead: string): boolean => NAME_OF_CHANGE.test(text.slice(lead.length));
  const said = STEP.test(text.slice(label.length)) ? label.replace(NEW, '') : label;
  if (label !== '' && !IN_DOUBT.test(said.replace(OF_WHAT, '')) && (!OF_CHANGES.test(label) || namesChange(label)))
    return label.length;
  const [lead = ''] = LEAD.exec(text) ?? [];
  const isOfDerivative = lead.endsWith(', ') && DERIVATIVE.test(text.slice(lead.length));
  if ((SAYS.test(lead) || BY.test(lead) || isOfDerivative) && !IN_DOUBT.test(lead)) return lead.length;
  const [called] = CALLED.exec(lead) ?? (namesChange(lead) ? CALLED_CHANGE.exec(lead) : null) ?? [];
  return called && !IN_DOUBT.test(lead.slice(0, -called.length)) ? lead.length : 0;
}
