/** How large a spec may be. Each limit is named in the message that refuses what lies beyond it. */
export { MAX_DEPTH as MAX_EXPRESSION_DEPTH } from '../language/parse.js';
export { MAX_LENGTH as MAX_EXPRESSION_LENGTH } from '../language/read.js';

/** Characters of a spec file. */
export const MAX_FILE_LENGTH = 4_000_000;
/** Brackets in brackets, or columns of indentation, in the YAML. */
export const MAX_NESTING = 100;
/** Values, lists and maps of a file, each alias counted as what it stands for. */
export const MAX_NODES = 500_000;
export const MAX_LAYERS = 1_000;
/** Units of a layer, or inputs. */
export const MAX_UNITS = 10_000;
/** Weights of a network. */
export const MAX_WEIGHTS = 2_000_000;
/** Products that a network with names of its own is written out in. */
export const MAX_WRITTEN_PRODUCTS = 20_000;
/** Nodes of all sums that are written out, nested ones multiplied. */
export const MAX_WRITTEN_NODES = 2_000_000;
/** Entries of one given symbol. */
export const MAX_ENTRIES = 2_000_000;
export const MAX_DEFINITIONS = 10_000;
/** Weights of a layer that are still drawn one by one. */
export const MAX_DRAWN_WEIGHTS = 2_000;
/** Steps of a training. */
export const MAX_TRAINING_STEPS = 1_000;
/** Parameters that a training moves, each counted once a step. */
export const MAX_TRAINED_NUMBERS = 200_000;
/** Epochs of a training over data. */
export const MAX_EPOCHS = 1_000_000;
/** Rows that a set is drawn with. */
export const MAX_DATA_ROWS = 100_000;
/** Numbers of all rows of the data. */
export const MAX_DATA_NUMBERS = 50_000_000;
/** Mistakes that are listed of one file. */
export const MAX_MISTAKES = 100;
