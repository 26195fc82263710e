import { expect, test } from 'vitest';
import { watchSettings } from '../../../electron/main/settings/settings-watch.ts';

function watching() {
  const told: string[] = [];
  const watch = watchSettings({
    setLaunchAtLogin: (on) => void told.push(`login ${on}`),
    setShortcut: (accelerator) => void told.push(`shortcut ${accelerator}`),
  });
  return { watch, told };
}

test('at the first look only a shortcut is told: the system keeps the rest', () => {
  const { watch, told } = watching();
  watch.look({ launchAtLogin: true, shortcut: 'Control+Alt+G' });
  expect(told).toEqual(['shortcut Control+Alt+G']);
});

test('what changed is told once', () => {
  const { watch, told } = watching();
  watch.look({ launchAtLogin: false, shortcut: null });
  watch.look({ launchAtLogin: true, shortcut: null });
  watch.look({ launchAtLogin: true, shortcut: 'Control+Alt+G' });
  watch.look({ launchAtLogin: true, shortcut: 'Control+Alt+G' });
  watch.look({ launchAtLogin: false, shortcut: null });
  expect(told).toEqual(['login true', 'shortcut Control+Alt+G', 'shortcut null', 'login false']);
});
