import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { optionTable, spelled } from '../../../electron/cli/reference/option-table.ts';
import { commands } from '../../../electron/cli/start/commands.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';
import { command, documentOf } from '../command.ts';

const table = optionTable(commands);
const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

const scriptOf = async (shell: string) => (await command(`completions ${shell}`)).stdout;

/** The programs that check a script without running it. */
const checks: Record<string, readonly string[]> = {
  bash: ['bash', '-n'],
  zsh: ['zsh', '-n'],
  fish: ['fish', '--no-execute'],
};

/** A variable, because it is no dependency. */
const roff = 'groff';

const has = (program: string) => spawnSync(program, ['--version']).status === 0;

/** What Bash would offer after the words, the last of which is being typed. */
function offered(script: string, words: readonly string[]): string[] {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const line = `compopt() { :; }\n${script}\nCOMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}\n_codex_glance; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', line], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe('Completions', () => {
  it.each(shells)('for %s name every command, option and word', async (shell) => {
    const script = await scriptOf(shell);
    for (const { name, options, words } of table) {
      expect(script).toContain(name);
      for (const option of options) {
        const spelling = shell === 'fish' ? `-l ${option.name}` : `--${option.name}`;
        expect(script, `${name} --${option.name}`).toContain(spelling);
        for (const value of option.values) expect(script).toContain(value);
      }
      for (const word of words) expect(script).toContain(word.name);
    }
  });

  it.each(shells)('for %s are a script that the shell can read, where it is here', async (shell) => {
    const [program = '', ...args] = checks[shell] ?? [];
    if (program === '' || !has(program)) return;
    const folder = temporaryFolder();
    const file = join(folder, 'script');
    writeFileSync(file, await scriptOf(shell));
    const { status, stderr } = spawnSync(program, [...args, file], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  describe.runIf(has('bash'))('in Bash', () => {
    it('offer all commands, and all options of each', async () => {
      const script = await scriptOf('bash');
      expect(offered(script, ['codex-glance', ''])).toEqual(table.map(({ name }) => name));
      for (const { name, options } of table) {
        expect(offered(script, ['codex-glance', name, '-'])).toEqual(options.flatMap(spelled));
      }
    });

    it.each([
      [['usage', 'da'], ['daily']],
      [
        ['--state-dir', 'x', 'usage', 'mo'],
        ['monthly', 'model'],
      ],
      [['usage', '--format', 'm'], ['markdown']],
      [['statusline', '--format', 'm'], []],
      [['usage', '--by', 'p'], ['project']],
      [
        ['otel', 'probe', '--signal', ''],
        ['logs', 'traces', 'metrics'],
      ],
      [['analytics', 'pre'], ['preview']],
      [['config', 'analyt'], ['analytics']],
      [['--js'], ['--json']],
      [['nothing', ''], []],
      [['analytics', 'preview', '--', 'co'], []],
    ])('after %j offer %j', async (words, expected) => {
      expect(offered(await scriptOf('bash'), ['codex-glance', ...words])).toEqual(expected);
    });
  });

  it('are there although the Codex home is not', async () => {
    const { code } = await command('completions bash', { env: { CODEX_HOME: '/nowhere/at/all' } });
    expect(code).toBe(0);
  });

  it.each([
    ['completions', 'missing-word', 'one of bash, zsh, fish, powershell.'],
    ['completions bsh', 'unknown-shell', 'Unknown shell "bsh". Did you mean "bash"?'],
    ['completions bash zsh', 'unexpected-word', 'takes no "zsh"'],
  ])('%s is wrong', async (line, code, message) => {
    const ran = await command(`${line} --json`);
    expect(ran.code).toBe(2);
    expect(documentOf(ran.stdout)).toMatchObject({ code });
    expect(ran.stderr).toContain(message);
  });
});

describe('The manual', () => {
  it('names every command, option, word and example, in roff that nothing breaks', async () => {
    const { stdout, code } = await command('man');
    expect(code).toBe(0);
    const plain = stdout.replaceAll('\\-', '-').replaceAll('\\(aq', "'").replaceAll('\\(dq', '"');
    for (const each of commands) {
      expect(plain).toContain(`.SS "codex-glance ${each.name}`);
      for (const option of Object.keys(each.options)) expect(plain).toContain(`--${option}`);
      for (const word of each.words ?? []) expect(plain).toContain(`\\fB${word.name}\\fR`);
      for (const { line } of each.examples) expect(plain).toContain(`.B codex-glance ${line}`);
      expect(each.examples.length).toBeGreaterThan(0);
      expect(each.examples.length).toBeLessThan(4);
    }
    for (const line of stdout.split('\n')) {
      expect(line).toMatch(/^(\.(TH|SH|SS|B|I|RI|TP|PP|br)\b|[^.']|$)/);
      expect(line).toMatch(/^[\u0020-\u007e]*$/);
    }
  });

  it.runIf(has(roff))('is read by groff without a warning', async () => {
    const { stdout } = await command('man');
    const { stderr } = spawnSync(roff, ['-man', '-Tascii', '-ww', '-z'], {
      input: stdout,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
  });
});
