/** Writes the JSON Schema of spec files beside the compiled program. Part of `npm run build`. */
import { writeFileSync } from 'node:fs';
import { specJsonSchema } from '../dist/problem/schema.js';

writeFileSync(new URL('../dist/spec.schema.json', import.meta.url), `${JSON.stringify(specJsonSchema(), null, 2)}\n`);
