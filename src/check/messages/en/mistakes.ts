/** What is said of a mistake, in English, by id. Names come as the document or the spec writes them. */
export const mistakes = {
  minusTooMany: () => 'there is a minus sign too many here',
  minusMissing: () => 'a minus sign is missing here',
  differenceReversed: () => 'the sign is wrong: this difference is the wrong way round',
  signLost: () => 'the minus sign was lost between these two lines',
  exponentSign: () => 'the sign of the exponent is wrong',
  updateDirection: () => 'the step goes the wrong way: descent subtracts the gradient',
  standsFor: (wrong: string, right: string) => `${wrong} stands where ${right} belongs`,
  transposed: (wrong: string, right: string) =>
    `the indices are the wrong way round: ${wrong} stands where ${right} belongs`,
  thisIs: (other: string, asked: string) => `this is ${other}, not ${asked}`,
  weightForInput: (wrong: string, right: string) =>
    `the weight ${wrong} stands where its input ${right} belongs: a weighted sum changes with a weight as its input says`,
  slopeAtOutput: (wrong: string, right: string) =>
    `the derivative of the activation is taken at ${right}, not at ${wrong}`,
  slopeElsewhere: (wrong: string, right: string) =>
    `this is the derivative of the activation in another layer: ${wrong} stands where ${right} belongs`,
  newForOld: (right: string) => `the updated ${right} was used; backpropagation uses the old one`,
  updatedWeights: () => 'updated weights were used here; backpropagation uses the old ones until the step is complete',
  gradientPassedBack: (wrong: string, right: string) =>
    `${wrong} was passed back; what goes back through the layer is ${right}`,
  weightGradientsBack: (input: string) =>
    `gradients by weights were passed back, which hold the input ${input} already; what goes back through the layer are the derivatives by its weighted sums`,
  inputForWeight: (wrong: string, right: string) =>
    `${wrong} stands where its weight ${right} belongs: a weighted sum changes with an input as its weight says`,
  sumForOutput: (wrong: string, right: string) =>
    `the weighted sum ${wrong} stands where the output of the unit, ${right}, belongs`,
  sumsForOutputs: () => 'weighted sums stand where the outputs of units belong',
  slopeAtSum: () => 'the derivative of the activation is written in its outputs; weighted sums stand in their place',
  slopeHeldAlready: (adjoint: string) =>
    `${adjoint} already holds the derivative of the activation, which stands here a second time`,
  slopeWithPlus: () => 'the derivative of σ is σ(1 − σ), not σ(1 + σ)',
  missingSlopes: () => 'the derivative of the activation is missing',
  missingInputs: () => 'the inputs of these weights are missing as factors',
  wrongSign: () => 'the sign is wrong',
  wrongSigns: () => 'all signs are the wrong way round',
  both: (one: string, other: string) => `two mistakes: ${one}; and ${other}`,
  entry: (which: string, reason: string) => `entry ${which}: ${reason}`,
  offDiagonal: () =>
    'these are two different units: an output of a softmax changes with the weighted sum of another unit by −pᵢpⱼ',
  missingSlope: (slope: string) => `the factor ${slope}, the derivative of the activation, is missing`,
  doubledSlope: () => 'the derivative of the activation stands here once too often',
  cancelledSlope: () => 'the derivative of the activation does not belong here: it cancels against that of the loss',
  functionForSlope: (fn: string) => `${fn} itself stands where its derivative ${fn}′ belongs`,
  slopeForFunction: (fn: string) => `the derivative ${fn}′ stands where ${fn} itself belongs`,
  otherSlope: () => 'this is the derivative of another activation: tanh′ is 1 − a², σ′ is a(1 − a)',
  wrongExpansion: () => 'the derivative of σ is σ(1 − σ), not (1 − σ)(1 + σ)',
  wrongSquare: () => 'a square was expanded wrongly: the square of a sum is not the sum of the squares',
  missingInput: (input: string) => `the factor ${input}, the input of this weight, is missing`,
  missingFactor: (factor: string) => `the factor ${factor} is missing`,
  divisorMissing: (factor: string) => `the factor ${factor} does not belong in this`,
  extraFactor: () => 'this factor does not belong here',
  biasTimesBias: (bias: string) =>
    `the bias ${bias} is added, not multiplied: its own value does not belong in its gradient`,
  constant: (factor: string) => `a factor ${factor} is missing`,
  constantTooMany: () => 'this constant factor does not belong here',
  missingRate: () => 'the learning rate is missing',
  exponent: (right: string) => `the exponent is wrong: ${right} belongs here`,
  missingPath: (node: string) => `a path is missing: the loss is also reached by way of ${node}`,
  missingTerm: (term: string) => `the term ${term} is missing`,
  extraTerm: () => 'this term does not belong here',
  addedPaths: (a: string, b: string) => `this is ${a} + ${b}: the paths of two quantities were added`,
  softmaxDiagonal: () =>
    'every output of a softmax depends on every input: only the entry on the diagonal was used, the others are −pᵢpⱼ',
  noExponential: () => 'the numbers were divided by their sum; softmax takes their exponentials first',
  decimalShift: (written: string, right: string) => `the decimal point has moved: ${right} was written as ${written}`,
  signOfNumber: (right: string) => `the sign is wrong: it is ${right}`,
  digit: (written: string, right: string) => `a digit is wrong: ${written} was written for ${right}`,
  digitsSwapped: (written: string, right: string) => `two digits were swapped: ${written} was written for ${right}`,
  isOtherValue: (other: string, asked: string, right: string) => `this is the value of ${other}; ${asked} is ${right}`,
  misquoted: (asked: string, right: string) => `${asked} is ${right}`,
  arithmetic: (right: string) => `the numbers of this line give ${right}`,
  roundedTooEarly: (right: string) => `numbers were rounded too early on the way: it is ${right}`,
  falsePrecision: (right: string, digits: string) =>
    `only the first ${digits} digits are right: it is ${right}; what it was computed from was rounded`,
  other: (right: string) => `what belongs here is ${right}`,
  otherAt: (right: string) => `this piece is wrong; what belongs here is ${right}`,
  unknown: () => 'the two sides are not equal',
};
