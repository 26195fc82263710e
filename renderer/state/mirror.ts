import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '../../electron/shared/contract/result.ts';
import type { Message } from '../../electron/shared/messages/message.ts';
import type { Settings, SettingsPatch } from '../../electron/shared/settings.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import type { Connection, LinkState } from '../transport/connection.ts';
import { keepEqual } from './keep-equal.ts';

/** What the page shows. The Snapshot is the host's; nothing here is computed from it. */
export interface Mirror {
  readonly snapshot: Snapshot | null;
  readonly link: LinkState;
  /** A request of the user's is under way. */
  readonly busy: boolean;
  /** Why the last request failed; null once one succeeds. */
  readonly problem: Message | null;
}

/** A host that keeps no settings lets a choice hold for as long as the page is open. */
interface SettingsApi {
  readonly setSettings?: (patch: SettingsPatch) => Promise<Result<unknown>>;
}

export interface MirrorActions {
  refresh(): Promise<void>;
  setDemo(on: boolean): Promise<void>;
  /** Shown at once, and taken back where the host refuses it, as the answer then says. */
  change(patch: SettingsPatch): Promise<Result<unknown>>;
  /** A change whose refusal is reported as the problem of the page. */
  choose(patch: SettingsPatch): Promise<void>;
  togglePrivacy(): void;
  close(): void;
}

export interface MirrorHandle {
  readonly store: StoreApi<Mirror>;
  readonly actions: MirrorActions;
  /** Fetches the first Snapshot and follows changes; returns the function that stops. */
  start(): () => void;
}

/** A mirror of the host's Snapshot over one connection. */
export function createMirror({ api, onLink }: Connection): MirrorHandle {
  const store = createStore<Mirror>(() => ({
    snapshot: null,
    link: 'connecting',
    busy: false,
    problem: null,
  }));

  /** What did not change stays the same object, by which each block knows that it need not be drawn again. */
  function take(snapshot: Snapshot): Snapshot {
    return keepEqual(store.getState().snapshot, snapshot);
  }

  /** Chosen here and not yet kept by the host, whose Snapshots meanwhile say what was before; oldest first. */
  let chosen: readonly SettingsPatch[] = [];
  /** What the host last said; null before it said anything. */
  let hostSettings: Settings | null = null;

  function show(snapshot: Snapshot): void {
    hostSettings = snapshot.settings;
    const settings = chosen.reduce(patched, hostSettings);
    store.setState({ snapshot: take({ ...snapshot, settings }), problem: null });
  }

  async function fetchSnapshot(): Promise<void> {
    const result = await api.getSnapshot();
    if (result.ok) show(result.value);
    else store.setState({ problem: result.message });
  }

  async function act(run: () => Promise<{ readonly ok: boolean; readonly message?: Message }>) {
    if (store.getState().busy) return;
    store.setState({ busy: true });
    const result = await run();
    store.setState({ busy: false, problem: result.ok ? null : (result.message ?? null) });
    // A host pushes what changed; asking as well covers one whose stream is down.
    if (result.ok) await fetchSnapshot();
  }

  function showSettings(): void {
    const { snapshot } = store.getState();
    if (snapshot === null || hostSettings === null) return;
    store.setState({ snapshot: take({ ...snapshot, settings: chosen.reduce(patched, hostSettings) }) });
  }

  async function change(patch: SettingsPatch): Promise<Result<unknown>> {
    chosen = [...chosen, patch];
    showSettings();
    const host: SettingsApi = api;
    const result = await host.setSettings?.(patch);
    if (result === undefined) return { ok: true, value: null };
    chosen = chosen.filter((each) => each !== patch);
    // Its own word of it may come later, or not at all.
    if (result.ok && hostSettings !== null) hostSettings = patched(hostSettings, patch);
    showSettings();
    return result;
  }

  async function choose(patch: SettingsPatch): Promise<void> {
    const result = await change(patch);
    if (!result.ok) store.setState({ problem: result.message });
  }

  return {
    store,
    actions: {
      refresh: () => act(() => api.refresh()),
      setDemo: (on) => act(() => api.setDemo(on)),
      change,
      choose,
      togglePrivacy() {
        const { snapshot } = store.getState();
        if (snapshot !== null) void choose({ privacy: !snapshot.settings.privacy });
      },
      close: () => void api.closePopover(),
    },
    start() {
      const stopSnapshots = api.onSnapshot(show);
      const stopLink = onLink((link) => {
        const before = store.getState().link;
        store.setState({ link });
        if (before === 'lost' && link === 'live') void fetchSnapshot();
      });
      void fetchSnapshot();
      return () => {
        stopSnapshots();
        stopLink();
      };
    },
  };
}

function patched(settings: Settings, patch: SettingsPatch): Settings {
  return { ...settings, ...patch, alerts: { ...settings.alerts, ...patch.alerts } };
}
