import { textWidth } from './width.ts';

/** A list of texts and words on one line, as it is written by `stringify`. */
const LIST =
  /^([^[\]"]+= )\[ ((?:"(?:\\.|[^"\\])*"|[^\s,"[\]{}]+)(?:, (?:"(?:\\.|[^"\\])*"|[^\s,"[\]{}]+))*) \]$/;

/**
 * Returns TOML as lines that fit a width where that is possible without saying something else: a list goes over
 * several lines, and all other lines stay whole.
 */
export function tomlLines(toml: string, width: number): string[] {
  return toml.split('\n').flatMap((line) => {
    const [, key, items] = textWidth(line) > width ? (LIST.exec(line) ?? []) : [];
    if (key === undefined || items === undefined) return [line];
    const each = items.match(/"(?:\\.|[^"\\])*"|[^\s,"]+/g) ?? [];
    return [`${key}[`, ...each.map((item) => `  ${item},`), ']'];
  });
}
