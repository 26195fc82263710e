import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { GLANCE_VERSION } from '../../electron/shared/version.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { createFakeOutput } from '../fakes/terminal.ts';
import { command, documentOf } from './command.ts';

describe('Wrong usage ends with 2 and one line', () => {
  /** By the code of the error: what is typed, and what is said of it. */
  const refused: Readonly<Record<string, readonly (readonly [line: string, message: string])[]>> = {
    'unknown-command': [
      ['statsu', 'Unknown command "statsu". Did you mean "status"?'],
      ['help', 'Did you mean "--help"?'],
      ['foo', 'Unknown command "foo".'],
      ['usage dayly', 'Unknown grouping "dayly". Did you mean "daily"?'],
      ['analytics stats', 'Unknown subcommand of analytics "stats". Did you mean "status"?'],
    ],
    'unknown-option': [
      ['status --jsno', 'Unknown option "--jsno". Did you mean "--json"?'],
      ['--codx-home /x status', 'Did you mean "--codex-home"?'],
      ['status -x', 'Unknown option "-x".'],
      ['status --port 80', 'The option --port belongs to "codex-glance serve", not to status.'],
    ],
    'unexpected-value': [['status --json=yes', 'The option --json takes no value.']],
    'missing-value': [
      ['status --codex-home', 'The option --codex-home needs a value: DIR.'],
      ['status --codex-home --json', 'The option --codex-home needs a value: DIR.'],
    ],
    'unexpected-word': [
      ['status now', 'The command status takes no "now".'],
      ['usage daily weekly', 'takes no "weekly"'],
      ['otel status now', 'takes no "now"'],
    ],
    'invalid-span': [
      ['usage daily --limit 3', 'use --last 3.'],
      ['usage daily --since 2026-11-02 --until 2026-11-01', 'Swap them.'],
    ],
    'invalid-number': [['usage session --limit 0', '--limit needs a number of rows such as 20, not "0".']],
    'conflicting-options': [['usage session --compat ccusage --limit 3', 'Leave --limit out.']],
    'invalid-day': [
      ['usage daily --since 2026-02-30', '--since needs a day such as 2026-11-23, not "2026-02-30".'],
      ['usage daily --until yesterday', '--until needs a day'],
    ],
    'invalid-port': [
      ['serve --port 70000', '--port needs a number from 0 to 65535, not "70000".'],
      ['serve --port x', 'not "x"'],
    ],
    'invalid-timezone': [
      ['status --timezone Europe/Berln', 'Did you mean "Europe/Berlin"?'],
      ['status --timezone +01:00', 'Unknown time zone "+01:00".'],
    ],
    'invalid-locale': [['status --locale xx_yy_zz', 'Unknown locale "xx_yy_zz".']],
    'no-command': [['--quiet', 'No command was given.']],
  };
  const cases = Object.entries(refused).flatMap(([code, lines]) =>
    lines.map(([line, message]) => ({ line, code, message })),
  );

  it.each(cases)('$line', async ({ line, code: errorCode, message }) => {
    const plain = await command(line.replace('--json', '--no-color').replace(/--no-color(=)/, '--json$1'));
    expect(plain.code).toBe(2);
    expect(plain.stderr).toMatch(/^codex-glance: [^\n]+\n$/);
    expect(plain.terminal.asked).toEqual([]);
    const { code, stdout, stderr } = await command(`${line} --json`);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(documentOf(stdout)).toMatchObject({ schema: 'codex-glance.error/1', code: errorCode });
  });

  it('suggests nothing that is far from what was typed', async () => {
    for (const word of ['foo', 'xyz', 'q', 'status-of-all']) {
      expect((await command(word)).stderr).toBe(`codex-glance: Unknown command "${word}".\n`);
    }
    expect((await command('anal')).stderr).toContain('Did you mean "analytics"?');
  });

  it('leaves stdout empty without --json', async () => {
    expect((await command('nothing')).stdout).toBe('');
  });
});

/** Two folders that may be homes. */
async function makeHomes(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'codex-glance-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const homes = [join(folder, 'a'), join(folder, 'b')];
  for (const home of homes) await mkdir(home);
  return homes;
}

describe('Options', () => {
  it('may stand before the command, repeat, and end at --', async () => {
    const homes = await makeHomes();
    const [a, b] = homes;
    const { terminal, code } = await command(
      `--codex-home ${a} config --codex-home=${b} --state-dir /s -- --odd.key`,
    );
    expect(code).toBe(0);
    expect(terminal.asked[0]?.options).toMatchObject({
      codexHomes: homes,
      homesSource: 'option',
      stateDir: '/s',
      cwd: '/home/ada/code/harbor',
      timezone: 'Europe/Berlin',
      locale: 'en-GB',
    });
  });

  it('fall back to the environment', async () => {
    const homes = await makeHomes();
    const env = { CODEX_HOME: homes.join(','), CODEX_GLANCE_STATE: '/s' };
    const { terminal } = await command('status --timezone asia/tokyo --locale de-de', { env });
    expect(terminal.asked[0]?.options).toMatchObject({
      codexHomes: homes,
      homesSource: 'environment',
      stateDir: '/s',
      timezone: 'Asia/Tokyo',
      locale: 'de-DE',
    });
  });

  it('that name a folder which cannot be one end with 3', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'codex-glance-cli-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const [line, code, path] of [
      [`status --codex-home ${file}`, 'not-a-folder', file],
      [`status --cwd ${file}`, 'not-a-folder', file],
      [`status --cwd ${folder}/none`, 'not-found', `${folder}/none`],
      [`status --codex-home ${folder}/none`, 'not-found', `${folder}/none`],
      [`usage daily --codex-home ${folder}/none --fail-over 1`, 'not-found', `${folder}/none`],
    ] as const) {
      const ran = await command(`${line} --json`);
      expect(ran.code).toBe(3);
      expect(documentOf(ran.stdout)).toMatchObject({ code, file: path });
      expect(ran.stderr).toContain(path);
    }
    // The default home is missing where Codex has not run yet.
    expect((await command('status')).code).toBe(0);
  });

  it('give colour to a terminal only, unless told otherwise', async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the start of every colour
    const colour = /\u001b\[/;
    const tty = () => createFakeOutput({ columns: 100, rows: 40 });
    expect((await command('status')).stdout).not.toMatch(colour);
    expect((await command('status', { stdout: tty() })).stdout).toMatch(colour);
    expect((await command('status --no-color', { stdout: tty() })).stdout).not.toMatch(colour);
    expect((await command('status', { stdout: tty(), env: { NO_COLOR: '1' } })).stdout).not.toMatch(colour);
    expect((await command('status', { stdout: tty(), env: { NO_COLOR: '' } })).stdout).toMatch(colour);
    expect((await command('status', { stdout: tty(), env: { TERM: 'dumb' } })).stdout).not.toMatch(colour);
    expect((await command('status', { env: { FORCE_COLOR: '1' } })).stdout).toMatch(colour);
    expect((await command('status', { stdout: tty(), env: { FORCE_COLOR: '0' } })).stdout).not.toMatch(
      colour,
    );
    expect((await command('status --no-color', { env: { FORCE_COLOR: '1' } })).stdout).not.toMatch(colour);
  });
});

describe('Help and version', () => {
  it('is shown in general and for each command', async () => {
    const general = await command('--help');
    expect(general.code).toBe(0);
    expect((await command('')).stdout).toBe(general.stdout);
    expect((await command('-h')).stdout).toBe(general.stdout);
    for (const name of ['status', 'usage', 'config', 'analytics', 'otel', 'watch', 'serve']) {
      expect(general.stdout).toContain(`\n  ${name}`);
      const own = await command(`${name} --help`);
      expect(own).toMatchObject({ code: 0, stderr: '' });
      expect(own.stdout).toContain(`Usage: codex-glance ${name}`);
      expect(own.stdout).toContain('--codex-home DIR');
      expect(own.terminal.asked).toEqual([]);
    }
    expect((await command('serve --help')).stdout).toContain('--port N');
  });

  it.each([40, 80, 200])('fits %i columns', async (columns) => {
    const { stdout } = await command('--help', { stdout: createFakeOutput({ columns, rows: 40 }) });
    // The groupings of usage are one word that cannot be broken.
    for (const line of stdout.split('\n').filter((each) => !each.includes('daily|'))) {
      expect(line.length).toBeLessThanOrEqual(Math.min(columns, 100));
    }
  });

  it('names the version', async () => {
    expect(await command('--version')).toMatchObject({ code: 0, stdout: `codex-glance ${GLANCE_VERSION}\n` });
  });
});

describe('What fails', () => {
  it('is one line and 3, with the file of a system error, and Glance is closed', async () => {
    const glance = createFakeGlance({
      onLoad() {
        throw Object.assign(new Error('EACCES: permission denied,\nopen'), {
          code: 'EACCES',
          path: '/x/index.db',
        });
      },
    });
    const { code, stdout, stderr } = await command('status --json', { glance });
    expect(code).toBe(3);
    expect(stderr).toBe('codex-glance: /x/index.db: EACCES: permission denied, open\n');
    expect(documentOf(stdout)).toMatchObject({ code: 'eacces', file: '/x/index.db' });
    expect(glance.calls).toEqual(['load', 'close']);
  });
});
