import { isInstalled, TOOLS } from './tools.js';

/** Says once a run which tests are skipped, and why. */
export default function nameMissingTools(): void {
  const missing = TOOLS.filter((tool) => !isInstalled(tool));
  if (missing.length > 0) console.log(`Not installed: ${missing.join(', ')}. Tests that need them are skipped.`);
}
