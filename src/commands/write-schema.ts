/** A step of the build: the JSON Schema of specs, beside the compiled program, from what validates them. */
import { writeFileSync } from 'node:fs';
import { specJsonSchema } from '../problem/schema.js';

writeFileSync(new URL('../spec.schema.json', import.meta.url), `${JSON.stringify(specJsonSchema(), null, 2)}\n`);
