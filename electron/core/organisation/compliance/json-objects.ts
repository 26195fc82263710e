const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/** Returns the index after the string that begins at `at`; -1 where the bytes end before. */
export function endOfString(bytes: Buffer, at: number): number {
  for (let index = at + 1; ; index += 1) {
    index = bytes.indexOf(QUOTE, index);
    if (index < 0) return -1;
    let slashes = 0;
    while (bytes[index - 1 - slashes] === BACKSLASH && index - 1 - slashes > at) slashes += 1;
    if (slashes % 2 === 0) return index + 1;
  }
}

/**
 * Returns the index after the object that begins at `at`; -1 where the bytes end before. Strings are passed over and
 * never decoded.
 */
export function endOfObject(bytes: Buffer, at: number): number {
  let depth = 0;
  for (let index = at; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) {
      const end = endOfString(bytes, index);
      if (end < 0) return -1;
      index = end - 1;
    } else if (byte === OPEN || byte === OPEN_LIST) depth += 1;
    else if (byte === CLOSE || byte === CLOSE_LIST) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return -1;
}

/**
 * Returns where the value of a member of the outermost object begins; -1 where it has no such member. Nothing within
 * other members is taken for it.
 */
export function memberValue(bytes: Buffer, member: string): number {
  const name = Buffer.from(`"${member}"`);
  let depth = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) {
      const end = endOfString(bytes, index);
      if (end < 0) return -1;
      if (
        depth === 1 &&
        end - index === name.length &&
        bytes.compare(name, 0, name.length, index, end) === 0
      ) {
        const colon = skipBlanks(bytes, end);
        if (bytes[colon] === 0x3a) return skipBlanks(bytes, colon + 1);
      }
      index = end - 1;
    } else if (byte === OPEN || byte === OPEN_LIST) depth += 1;
    else if (byte === CLOSE || byte === CLOSE_LIST) depth -= 1;
  }
  return -1;
}

/** Returns the first index from `at` that is no blank of JSON. */
export function skipBlanks(bytes: Buffer, at: number): number {
  let index = at;
  while (isBlank(bytes[index])) index += 1;
  return index;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
