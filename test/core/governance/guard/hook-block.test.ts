import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../../electron/core/config/toml/toml.ts';
import {
  findGuards,
  guardLines,
  planInstall,
  planUninstall,
} from '../../../../electron/core/governance/guard/hook-block.ts';
import { hookCommand, isGuardCommand } from '../../../../electron/core/governance/guard/hook-command.ts';

const command = '/usr/bin/node /opt/cli.js guard --hook --max-usd 50';
const other = '/usr/bin/node /opt/cli.js guard --hook --max-usd 60';

/** Pieces of a config.toml that may stand in any order. */
const pieces = [
  'model = "gpt-6-sol"',
  '# a comment',
  '',
  '[analytics]\nenabled = false',
  '[[hooks.UserPromptSubmit]]\n[[hooks.UserPromptSubmit.hooks]]\ntype = "command"\ncommand = "echo"',
  '[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "command"\ncommand = "echo"',
  '[hooks.state."a:user_prompt_submit:0:0"]\ntrusted_hash = "sha256:00"',
];
const valid = fc
  .tuple(fc.array(fc.constantFrom(...pieces)), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean())
  .map(([parts, eol, hasEnd, hasMark]) => {
    const text = parts.join('\n').replaceAll('\n', eol);
    return `${hasMark ? '\uFEFF' : ''}${text}${hasEnd && text !== '' ? eol : ''}`;
  })
  .filter((text) => parseToml(text).ok);

function edited(plan: ReturnType<typeof planInstall>): string {
  if (plan.state !== 'edit') throw new Error(plan.state);
  return plan.text;
}

describe('the hook of a budget guard', () => {
  it('goes into any file behind all else, and out of it without a trace', () => {
    fc.assert(
      fc.property(valid, (text) => {
        const installed = edited(planInstall(text, command));
        expect(installed.startsWith(text)).toBe(true);
        expect(findGuards(installed).map((found) => found.command)).toEqual([command]);
        expect(planInstall(installed, command).state).toBe('same');
        expect(edited(planUninstall(installed))).toBe(text);
        expect(planUninstall(text).state).toBe('same');
      }),
    );
  });

  it('is replaced where it stands, so that no other hook moves', () => {
    fc.assert(
      fc.property(valid, (text) => {
        const first = edited(planInstall(text, command));
        const later = `${first}${first.endsWith('\n') ? '' : '\n'}[[hooks.UserPromptSubmit]]\nhooks = []\n`;
        const replaced = edited(planInstall(later, other));
        const normal = (all: string) => all.replaceAll('\r\n', '\n');
        expect(normal(replaced)).toBe(normal(later).replace(guardLines(command), guardLines(other)));
        expect(planUninstall(later)).toMatchObject({ state: 'edit', moved: 1 });
      }),
    );
  });

  it.each([
    ['is no TOML', 'model = ', /not valid TOML/],
    ['has its hooks in one value', 'hooks = { UserPromptSubmit = [] }\n', /one list in one value/],
    ['has a list of hooks as a value', '[hooks]\nUserPromptSubmit = []\n', /one list in one value/],
    ['has two guards', `${guardLines(command)}\n${guardLines(other)}\n`, /more than one guard/],
    ['has a guard that was changed', guardLines(command).replace('= 60', '= 5'), /changed by hand/],
  ])('leaves a file as it is that %s', (_name, text, reason) => {
    const plan = planInstall(text, `${command}0`);
    expect(plan).toMatchObject({ state: 'unsafe', reason: { text: expect.stringMatching(reason) } });
  });

  it('has a command that a shell takes apart into the same words', () => {
    expect(hookCommand(['/a b/node', 'guard', '--hook', "it's", '$HOME', 'weekly=90%'], 'linux')).toBe(
      "'/a b/node' guard --hook 'it'\\''s' '$HOME' weekly=90%",
    );
    expect(hookCommand(['codex-glance', 'guard', '--hook', 'C:\\a b'], 'win32')).toBe(
      'codex-glance guard --hook "C:\\a b"',
    );
    expect(hookCommand(['50%'], 'win32')).toBeNull();
    expect(hookCommand(['a\nb'], 'linux')).toBeNull();
    expect(isGuardCommand(command)).toBe(true);
    expect(isGuardCommand('my-guard --hooks')).toBe(false);
  });
});
