/** Thrown where a row has another content than was written. */
export class BrokenRow extends Error {}
