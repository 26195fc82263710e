/** What came of a line: it is taken, JavaScript must take it, or what came before it must go first. */
export const TAKEN: i32 = 0;
export const HANDED_OVER: i32 = 1;
export const NOT_YET: i32 = 2;
