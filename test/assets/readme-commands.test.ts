import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../electron/cli/run/command-line.ts';
import { commands } from '../../electron/cli/start/commands.ts';

const at = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const readme = at('README.md');
const section = readme.slice(
  readme.indexOf('## Into what an organisation already runs'),
  readme.indexOf('## Settings'),
);

describe('the arrows of the architecture', () => {
  const lines = [...section.matchAll(/`codex-glance ([^`]+)`/g)].map(([, line = '']) =>
    line.replace(/ >.*$/, ''),
  );

  test.each(lines)('codex-glance %s is a command line', (line) => {
    const { command, words, options } = parseCommandLine(line.split(' '), commands);
    expect(() => command?.prepare(words, options)).not.toThrow();
    expect(command).not.toBeNull();
  });

  test.each([...section.matchAll(/\]\((assets\/[^)]+)\)/g)].map(([, path = '']) => path))(
    '%s is there',
    (path) => {
      expect(at(path).length).toBeGreaterThan(100);
    },
  );

  test('there are some', () => expect(lines.length).toBeGreaterThan(6));
});
