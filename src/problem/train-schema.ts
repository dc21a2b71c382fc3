/** The shape of a training over data. */
import { z } from 'zod';
import { OPTIMIZERS } from '../catalog/optimizers.js';
import { MAX_EPOCHS } from './limits.js';
import { list, optimizerName, share, truth, whole } from './schema-words.js';

/** The keys of a training, of a variant too. */
export const TRAIN = {
  epochs: whole(1, MAX_EPOCHS).describe('How often the training goes through all samples.'),
  batch: z
    .union([z.literal('full'), whole(1)], '`full`, or the number of samples of a batch, is expected')
    .describe('How many samples a step sees. Left out: full.'),
  optimizer: optimizerName.describe(`One of ${list(OPTIMIZERS)}. Left out: sgd.`),
  report_every: whole(1).describe('A row of the table after so many epochs. Left out: about 20 rows.'),
  seed: whole(0).describe('What is drawn by lot is drawn by it. Left out: 0.'),
  shuffle: truth.describe(
    'Whether the samples come in another order in each epoch. Left out: where there are batches.',
  ),
  validation: share.describe('The share of the training rows that is kept back to watch the loss.'),
  early_stopping: z
    .union(
      [
        truth,
        z
          .strictObject({
            patience: whole(1).describe('After so many epochs without a lower loss. Left out: 10.'),
            restore: truth.describe('Whether the best parameters are taken back. Left out: true.'),
          })
          .partial(),
      ],
      'when to stop is expected, such as `{patience: 10, restore: true}`',
    )
    .describe('Stops where the loss over the validation rows falls no more.'),
};
export const TRAIN_KEYS: readonly string[] = [...Object.keys(TRAIN), 'variants'];
