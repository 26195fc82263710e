const LEAST = { major: 22, minor: 15 };

/** Returns one sentence where this Node is too old, else null. 22.15 is the first with Zstandard in `node:zlib`. */
export function unsupportedNode(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > LEAST.major || (major === LEAST.major && minor >= LEAST.minor)) return null;
  return `Node ${version} is too old; install Node ${LEAST.major}.${LEAST.minor} or newer and run this again.`;
}
