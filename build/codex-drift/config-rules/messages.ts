/** What Codex says of a value that it does not take, in parts. */
export interface Refusal {
  /** What it wanted in the place of another kind: `a string`, `u16`, `struct Tui`. */
  readonly wanted: string | null;
  /** The words that it lists as possible. */
  readonly words: readonly string[];
  /** The keys of a table that takes no others. */
  readonly keys: readonly string[];
  readonly missing: string | null;
  readonly duplicate: string | null;
  /** The type whose alternatives all failed; it does not say why. */
  readonly untagged: string | null;
  /** Set where a list stands for a struct: how many of its fields were found. */
  readonly length: number | null;
  /** Where Codex saw it, by keys; it leaves out indexes of lists. */
  readonly path: readonly string[] | null;
  /** The value is of the right kind, and refused for what it means beside others. */
  readonly isOfMeaning: boolean;
  /** The message without its place. */
  readonly text: string;
}

/** Takes a message of Codex apart. Its forms are those of serde. */
export function readRefusal(message: string): Refusal {
  const place = /^in `(.*)`$/m.exec(message)?.[1];
  const text = message
    .replace(/^invalid configuration: /, '')
    .replace(/^failed to read configuration layers: /, '')
    .replace(/^failed to parse (?:requirements layer \S+|merged requirements): /, '')
    .replace(/^\/\S+\.toml:\d+:\d+: /, '')
    .replace(/\nin `.*`\n?$/s, '')
    .trim();
  const group = (pattern: RegExp) => pattern.exec(text)?.[1] ?? null;
  const listed = (pattern: RegExp) => {
    const list = pattern.exec(text)?.[1];
    return list === undefined ? [] : [...list.matchAll(/`([^`]*)`/g)].map(([, word]) => word ?? '');
  };
  return {
    wanted: group(/^invalid (?:type|value|length)[\s\S]*, expected (.+)$/),
    words: listed(/^unknown variant `[^`]*`, expected (.+)$/),
    keys: listed(/^unknown field `[^`]*`, expected (.+)$/),
    missing: group(/^missing field `([^`]+)`/),
    duplicate: group(/^duplicate field `([^`]+)`/),
    untagged: group(/^data did not match any variant of untagged enum (\w+)/),
    length: /^invalid length (\d+), expected struct/.test(text)
      ? Number(/^invalid length (\d+)/.exec(text)?.[1])
      : null,
    path: place === undefined ? null : splitPath(place),
    isOfMeaning: /^(?:failed to resolve feature override precedence: |unsupported env_vars source )/.test(
      text,
    ),
    text,
  };
}

function splitPath(place: string): string[] {
  return [...place.matchAll(/"((?:\\.|[^"\\])*)"|([^."]+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}
