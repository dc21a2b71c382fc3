/** What a sentence says before its equation: “Plugging in, we get z = 0.6”, “so the error is E = 0.1”, “the output at last: y = 0.8”. */

/** Words alone, and behind them what is no word by itself: a name with its sign of equality. */
const LEAD = /^(?:[\p{L}’'-]{2,},?|[aIày],?)(?: (?:[\p{L}’'-]{2,},?|[aIày],?)){0,14} (?=[^\s=≈]{1,24} ?[=≈] ?\S)/u;
/** `The division at last: d = 0.5/0.5`: words before a colon. */
const LABEL = /^(?:[\p{L}’'-]+,? ){1,7}[\p{L}’'-]{2,}: (?=[^\s=≈]{1,24} ?[=≈] ?\S)/u;
/** After these a name may stand for its gradient, or for its change. */
const OF_CHANGES =
  /\b(?:grad\w*|deriv\w*|delta\w*|error\w*|chang\w*|step\w*|ableitung\w*|änderung\w*|fehler\w*|paso\w*)\b/iu;
/** The last word before what is said to be so. */
const SAYS =
  /\b(?:is|are|gets?|obtains?|gives?|yields?|finds?|have|has|that|so|thus|hence|therefore|becomes?|es|son|queda|tenemos|obtenemos|resulta|ist|gilt|folgt|erhalten) $/u;
/** What holds in some case only, of something else, or not at all. */
const IN_DOUBT =
  /\b(?:if|when|for|where|with|let|suppose|supposing|assum\w*|say\w*|take|choose|set\w*|not|no|never|instead|wrong\w*|mistak\w*|would|were|should|could|might|may|unless|except|example|old|new|next|previous\w*|before|after|updat\w*|initial\w*|other|another|recall|given|si|cuando|para|donde|sea|sean|suponga\w*|nuev\w*|no|antes|después|wenn|falls|für|sei|seien|nicht|neu\w*|alt\w*|vorher|nachher)\b/iu;

/** A name behind a colon that is none of a change by itself: `dw`, `Δw`, `∂L/∂w`, `g`. */
const BEHIND_COLON = /^([^:=≈]*):\s+(?![dgδΔ∇∂])\p{L}[\p{L}\p{N}_{}₀-₉]*\s*[=≈]/u;

/** Whether a line says of a name what is of its gradient, or of its change: `Gradients: w = -0.3`. */
export const leavesOutGradient = (text: string): boolean => OF_CHANGES.test(BEHIND_COLON.exec(text)?.[1] ?? '');

/** How many characters a sentence has before the equation that it states; 0 where it has none, or may not mean it. */
export function leadIn(text: string): number {
  const [label = ''] = LABEL.exec(text) ?? [];
  if (label !== '' && !IN_DOUBT.test(label) && !OF_CHANGES.test(label)) return label.length;
  const [lead = ''] = LEAD.exec(text) ?? [];
  return SAYS.test(lead) && !IN_DOUBT.test(lead) ? lead.length : 0;
}
