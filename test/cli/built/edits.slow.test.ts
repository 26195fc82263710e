import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../setup/temporary-folder.ts';
import { documentOf } from '../command.ts';
import { runNode, setUpBuiltCli } from './built.ts';

const cli = setUpBuiltCli();

const config = '# mine\nmodel = "gpt-6-sol"\n\n[analytics]\nenabled = true # why\n\n[tui]\n';

function makeHome() {
  const folder = temporaryFolder();
  const codexHome = join(folder, '.codex');
  mkdirSync(codexHome);
  writeFileSync(join(codexHome, 'config.toml'), config);
  const edit = (word: string, stateDir: string) =>
    runNode(
      [
        cli.file,
        'analytics',
        word,
        '--json',
        '--codex-home',
        codexHome,
        '--state-dir',
        join(folder, stateDir),
      ],
      folder,
    );
  return { codexHome, edit, text: () => readFileSync(join(codexHome, 'config.toml'), 'utf8') };
}

test.each([
  ['with one state folder', () => 'state'],
  ['each with its own', (index: number) => `state-${index}`],
] as const)('eight edits at once, %s: each is made, in turn', { timeout: 60_000 }, async (_name, stateOf) => {
  const { codexHome, edit, text } = makeHome();
  const words = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? 'off' : 'on'));
  const running = words.map((word, index) => edit(word, stateOf(index)));
  const codes = await Promise.all(running.map(({ ended }) => ended));
  expect(running.map(({ stderr }) => stderr()).join('')).toBe('');
  for (const [index, each] of running.entries()) {
    const report = documentOf(each.stdout()) as unknown as { inForce: boolean; reason: string };
    // Another edit may have followed before this one looked at what is in force.
    expect(codes[index]).toBe(report.inForce ? 0 : 1);
  }
  expect([config, config.replace('true', 'false')]).toContain(text());
  expect(readdirSync(codexHome)).toEqual(['config.toml']);
});

test.each([
  ['analytics', 'preview'],
  ['otel', 'inspect'],
])('%s %s runs no command in a home that was not named', async (...words) => {
  const { codexHome } = makeHome();
  const home = dirname(codexHome);
  const marker = join(home, 'ran');
  const run = (...options: string[]) =>
    runNode([cli.file, ...words, ...options, '--', 'touch', marker], home);
  const unnamed = run();
  expect(await unnamed.ended).toBe(2);
  expect(unnamed.stderr()).toContain(`--codex-home ${codexHome}`);
  expect(existsSync(marker)).toBe(false);
  const named = run('--codex-home', codexHome);
  expect(await named.ended).toBe(0);
  expect(existsSync(marker)).toBe(true);
});
