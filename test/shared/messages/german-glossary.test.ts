import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const files = globSync([
  'electron/shared/messages/de/**/*.ts',
  'electron/shared/glance/words/de.ts',
  'electron/main/strings/de.ts',
  'renderer/i18n/de/**/*.ts',
]);

/** One word a thing: what is refused, what is said in its place, and where the refused word means another thing. */
const glossary = [
  { not: /\bZ(?:ug|uge|ugs|üge|ügen)\b/, say: 'Runde' },
  { not: /Protokoll/, say: 'Log', but: /protocol/ },
] as const;

/** The lines of a file, each with the one before it, where the name of a message may stand. */
function linesOf(file: string) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.map((line, index) => ({
    line,
    named: `${lines[index - 1] ?? ''}${line}`,
    at: `${file}:${index + 1}`,
  }));
}

describe('the German of Glance', () => {
  it('is in the files that are searched', () => expect(files.length).toBeGreaterThan(40));

  it.each(glossary)('says $say, and no other word for it', (entry) => {
    const but = 'but' in entry ? entry.but : null;
    const found = files.flatMap((file) =>
      linesOf(file).filter(({ line, named }) => entry.not.test(line) && !but?.test(named)),
    );
    expect(found.map(({ at, line }) => `${at} ${line.trim()}`)).toEqual([]);
  });
});
