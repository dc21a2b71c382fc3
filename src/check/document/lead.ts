/** What a sentence says before its equation: “Plugging in, we get z = 0.6”, “so the error is E = 0.1”. */

/** Words alone, and behind them what is no word by itself: a name with its sign of equality. */
const LEAD = /^(?:[\p{L}’'-]{2,},?|[aIày],?)(?: (?:[\p{L}’'-]{2,},?|[aIày],?)){0,14} (?=[^\s=≈]{1,24} ?[=≈] ?\S)/u;
/** The last word before what is said to be so. */
const SAYS =
  /\b(?:is|are|gets?|obtains?|gives?|yields?|finds?|have|has|that|so|thus|hence|therefore|becomes?|es|son|queda|tenemos|obtenemos|resulta|ist|gilt|folgt|erhalten) $/u;
/** What holds in some case only, of something else, or not at all. */
const IN_DOUBT =
  /\b(?:if|when|for|where|with|let|suppose|supposing|assum\w*|say\w*|take|choose|set\w*|not|no|never|instead|wrong\w*|mistak\w*|would|were|should|could|might|may|unless|except|example|old|new|next|previous\w*|before|after|updat\w*|initial\w*|other|another|recall|given|si|cuando|para|donde|sea|sean|suponga\w*|nuev\w*|no|antes|después|wenn|falls|für|sei|seien|nicht|neu\w*|alt\w*|vorher|nachher)\b/iu;

/** How many characters a sentence has before the equation that it states; 0 where it has none, or may not mean it. */
export function leadIn(text: string): number {
  const [lead = ''] = LEAD.exec(text) ?? [];
  return SAYS.test(lead) && !IN_DOUBT.test(lead) ? lead.length : 0;
}
