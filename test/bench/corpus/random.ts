/** Makes a small generator (mulberry32) from a seed, so that every run makes the same corpus. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws hexadecimal digits. */
export function hex(length: number, random: () => number): string {
  let digits = '';
  while (digits.length < length) {
    digits += Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  }
  return digits.slice(0, length);
}

/** Makes a UUID of version 7 for a moment in milliseconds since the epoch. */
export function uuidV7(at: number, random: () => number): string {
  const time = at.toString(16).padStart(12, '0');
  const rest = hex(18, random);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6)}`;
}

/** Makes a UUID of version 4, as threads had until Codex 0.34. */
export function uuidV4(random: () => number): string {
  const digits = hex(30, random);
  const head = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}`;
  return `${head}-8${digits.slice(15, 18)}-${digits.slice(18)}`;
}
