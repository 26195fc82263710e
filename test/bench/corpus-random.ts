/** A small seeded generator (mulberry32), so that every run makes the same corpus. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A UUIDv7 of a moment. */
export function uuidV7(at: number, random: () => number): string {
  const time = at.toString(16).padStart(12, '0');
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}

const WORDS =
  'return const value from list the into path test build error when file line user data this that code run';

/** Text that looks like prose and code to a parser: quotes, escapes, braces. */
export function makeFiller(random: () => number): string {
  const words = WORDS.split(' ');
  let text = '';
  while (text.length < 262_144) {
    text += words[Math.floor(random() * words.length)] ?? '';
    text += random() < 0.06 ? '\\n' : random() < 0.04 ? '\\"token_count\\"' : ' ';
  }
  return text;
}
