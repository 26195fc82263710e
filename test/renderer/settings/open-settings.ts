import { act, screen, within } from '@testing-library/react';
import type { SettingsPatch } from '../../../electron/shared/settings.ts';
import type { SampleName } from '../../fixtures/snapshots/sample-snapshot.ts';
import { openPage, pressByKeyboard } from '../opened.tsx';

/** The settings, opened from the footer of a page on a host in memory, and what is sent to it. */
export async function openSettings(
  name: SampleName = 'filled',
  kind: 'browser' | 'tray' = 'tray',
  parts: Parameters<typeof openPage>[1] = {},
) {
  const opened = await openPage(name, {}, kind);
  await pressByKeyboard(opened.user, /^(Settings|Einstellungen)$/);
  Object.assign(opened.host, parts);
  const { host } = opened;
  return {
    ...opened,
    /** Every change that was sent, oldest first. */
    sent: (): SettingsPatch[] =>
      host.asked
        .filter((asked) => asked.startsWith('settings '))
        .map((asked) => JSON.parse(asked.slice('settings '.length))),
    section: (title: string) => within(screen.getByRole('region', { name: title })),
  };
}

/** Lets what was asked be answered. */
export const answered = () => act(async () => {});
