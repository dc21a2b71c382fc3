/** A problem that has no program: the message says why, and what would be right. */
export class CannotExport extends Error {}
