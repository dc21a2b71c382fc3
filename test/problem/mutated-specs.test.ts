import { describeMutations } from '../support/mutated-specs.js';

describeMutations(250);
