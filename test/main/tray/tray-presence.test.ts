import type { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  askTrayWatcher,
  decideTrayPresence,
  readWatcherAnswer,
  trayFindings,
} from '../../../electron/main/tray/tray-presence.ts';

describe('decideTrayPresence', () => {
  it.each([
    ['darwin', 'no-answer', {}, 'there'],
    ['win32', 'absent', {}, 'there'],
    ['linux', 'owned', { XDG_CURRENT_DESKTOP: 'GNOME' }, 'there'],
    ['linux', 'absent', { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' }, 'absent'],
    ['linux', 'absent', { XDG_SESSION_TYPE: 'wayland' }, 'absent'],
    ['linux', 'absent', { XDG_CURRENT_DESKTOP: 'XFCE', XDG_SESSION_TYPE: 'x11' }, 'unknown'],
    ['linux', 'no-answer', { XDG_CURRENT_DESKTOP: 'GNOME' }, 'unknown'],
  ] as const)('%s with %s and %j: %s', (platform, answer, env, state) => {
    expect(decideTrayPresence(platform, answer, env).state).toBe(state);
  });
});

describe('trayFindings', () => {
  it('says where no icon can be seen how to open the window, and nothing elsewhere', () => {
    const findings = (answer: 'absent' | 'owned') =>
      trayFindings(decideTrayPresence('linux', answer, { XDG_CURRENT_DESKTOP: 'GNOME' }));
    expect(findings('owned')).toEqual([]);
    expect(findings('absent')).toMatchObject([
      {
        kind: 'settings.tray.absent',
        level: 'info',
        remedy: { text: expect.stringContaining('AppIndicator') },
      },
    ]);
  });
});

it.each([
  ['(true,)\n', 'owned'],
  ['(false,)\n', 'absent'],
  ['', 'no-answer'],
  ['(uint32 1,)\n', 'no-answer'],
] as const)('reads %j as %s', (printed, answer) => {
  expect(readWatcherAnswer(printed)).toBe(answer);
});

describe('askTrayWatcher', () => {
  /** Answers as a program that prints something, or that cannot be run. */
  const program = (error: Error | null, printed: string) => {
    const asked: string[] = [];
    const run = ((file: string, args: string[], _options: object, done: (...told: unknown[]) => void) => {
      asked.push(file, ...args);
      done(error, printed, '');
    }) as unknown as typeof execFile;
    return { run, asked };
  };

  it('asks the session bus for the owner of the name', async () => {
    const { run, asked } = program(null, '(false,)\n');
    expect(await askTrayWatcher(run)).toBe('absent');
    expect(asked.slice(0, 3)).toEqual(['gdbus', 'call', '--session']);
    expect(asked.at(-1)).toBe('org.kde.StatusNotifierWatcher');
  });

  it('has no answer where there is no bus or no program to ask it', async () => {
    expect(await askTrayWatcher(program(new Error('ENOENT'), '').run)).toBe('no-answer');
  });
});
