import { expect, test } from 'vitest';
import { joinFindings } from '../../../electron/main/host-findings.ts';
import { createShortcut } from '../../../electron/main/settings/shortcut.ts';
import type { Finding } from '../../../electron/shared/finding.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';

function shortcutWith(register: (accelerator: string) => boolean) {
  const log: string[] = [];
  let told: readonly Finding[] = [];
  const shortcut = createShortcut({
    globalShortcut: {
      register(accelerator: string) {
        log.push(`+${accelerator}`);
        return register(accelerator);
      },
      unregister: (accelerator: string) => void log.push(`-${accelerator}`),
    },
    onPress: () => {},
    setHostFindings: (findings) => {
      told = findings;
    },
  });
  return { shortcut, log, told: () => told.map(({ kind }) => kind) };
}

test('one key is held at a time, and none is let go that is not held', () => {
  const { shortcut, log, told } = shortcutWith((accelerator) => accelerator !== 'B');
  for (const accelerator of ['A', 'B', 'C', null, null]) shortcut.set(accelerator);
  expect(log).toEqual(['+A', '-A', '+B', '+C', '-C']);
  expect(told()).toEqual([]);
  shortcut.set('B');
  expect(told()).toEqual(['settings.shortcut.taken']);
});

test('a text that names no key is told, and breaks nothing', () => {
  const { shortcut, told } = shortcutWith(() => {
    throw new TypeError('conversion failure');
  });
  shortcut.set('nonsense');
  expect(told()).toEqual(['settings.shortcut.invalid']);
  shortcut.set(null);
  expect(told()).toEqual([]);
});

test('each part of the host replaces what it told itself', () => {
  let shown: readonly string[] = [];
  const finding = (id: string): Finding => {
    return { id, kind: id, level: 'info', area: 'settings', title: verbatim(id) };
  };
  const { from } = joinFindings((findings) => {
    shown = findings.map(({ id }) => id);
  });
  const [a, b] = [from('a'), from('b')];
  a([finding('1')]);
  b([finding('2'), finding('3')]);
  a([finding('4')]);
  expect(shown).toEqual(['4', '2', '3']);
  b([]);
  expect(shown).toEqual(['4']);
});
