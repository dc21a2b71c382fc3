import { describeStyle } from '../../support/right-in-style.js';

describeStyle('paths');
