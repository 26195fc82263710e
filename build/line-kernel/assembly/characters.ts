/** Bytes of characters that several steps look for. */

export const QUOTE: i32 = 0x22;
export const COMMA: i32 = 0x2c;
export const HYPHEN: i32 = 0x2d;
export const COLON: i32 = 0x3a;
export const CLOSE: i32 = 0x7d;
/** The first letter of `null`. */
export const NULL: i32 = 0x6e;
