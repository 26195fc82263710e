import { describe, expect, it } from 'vitest';
import type { SettingsPatch } from '../../../electron/shared/settings.ts';
import { createMirror } from '../../../renderer/state/mirror.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { FakeHost } from '../fake-connection.ts';

/** A mirror over a host that keeps settings as `answer` says; null for a host that keeps none. */
async function open(answer: ((patch: SettingsPatch) => Promise<{ ok: boolean; message?: string }>) | null) {
  const host = new FakeHost(sampleSnapshot('filled'));
  const api = Object.assign(host.api, { setSettings: answer ?? undefined });
  const mirror = createMirror({ api, onLink: host.onLink });
  mirror.start();
  await host.api.getSnapshot();
  await Promise.resolve();
  return { host, mirror, settings: () => mirror.store.getState().snapshot?.settings };
}

describe('a choice', () => {
  it('is shown at once and outlives what the host pushes before it has kept it', async () => {
    let keep: (result: { ok: boolean }) => void = () => {};
    const { host, mirror, settings } = await open(() => new Promise((resolve) => (keep = resolve)));
    const done = mirror.actions.choose({ limitShows: 'left' });
    expect(settings()?.limitShows).toBe('left');
    host.push(sampleSnapshot('filled'));
    expect(settings()?.limitShows).toBe('left');
    keep({ ok: true });
    await done;
    host.push(sampleSnapshot('filled'));
    // From now on the host decides.
    expect(settings()?.limitShows).toBe('used');
  });

  it('is taken back where the host refuses it, which is said', async () => {
    const { mirror, settings } = await open(async () => ({ ok: false, message: 'The file is damaged.' }));
    await mirror.actions.choose({ resetShows: 'clock' });
    expect(settings()?.resetShows).toBe('countdown');
    expect(mirror.store.getState().problem).toBe('The file is damaged.');
  });

  it('holds for as long as the page is open where the host keeps none', async () => {
    const { host, mirror, settings } = await open(null);
    mirror.actions.togglePrivacy();
    expect(settings()?.privacy).toBe(true);
    host.push(sampleSnapshot('filled'));
    expect(settings()?.privacy).toBe(true);
    mirror.actions.togglePrivacy();
    host.push(sampleSnapshot('filled'));
    expect(settings()?.privacy).toBe(false);
  });
});
