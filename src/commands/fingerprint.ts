import { createHash } from 'node:crypto';

/** Six digits that tell one text of a spec from another; the same whatever ends its lines. */
export const fingerprint = (text: string): string =>
  createHash('sha256')
    .update(text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n'))
    .digest('hex')
    .slice(0, 6);
