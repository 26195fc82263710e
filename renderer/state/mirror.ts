import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GlanceApi } from '../../electron/shared/contract.ts';
import type { Result } from '../../electron/shared/result.ts';
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
  readonly problem: string | null;
}

/** A host that keeps no settings lets a choice hold for as long as the page is open. */
interface SettingsApi {
  readonly setSettings?: (patch: SettingsPatch) => Promise<Result<unknown>>;
}

export interface MirrorActions {
  refresh(): Promise<void>;
  setDemo(on: boolean): Promise<void>;
  /** Shown at once, and taken back where the host refuses it. */
  choose(patch: Omit<SettingsPatch, 'alerts'>): Promise<void>;
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

  /** Chosen here and not yet kept by the host, whose Snapshots meanwhile say what was before. */
  let chosen: Partial<Settings> = {};

  const show = (snapshot: Snapshot) =>
    store.setState({ snapshot: take(withChosen(snapshot)), problem: null });

  function withChosen(snapshot: Snapshot): Snapshot {
    if (Object.keys(chosen).length === 0) return snapshot;
    return { ...snapshot, settings: { ...snapshot.settings, ...chosen } };
  }

  async function fetchSnapshot(): Promise<void> {
    const result = await api.getSnapshot();
    if (result.ok) show(result.value);
    else store.setState({ problem: result.message });
  }

  async function act(run: () => Promise<{ readonly ok: boolean; readonly message?: string }>) {
    if (store.getState().busy) return;
    store.setState({ busy: true });
    const result = await run();
    store.setState({ busy: false, problem: result.ok ? null : (result.message ?? null) });
    // A host pushes what changed; asking as well covers one whose stream is down.
    if (result.ok) await fetchSnapshot();
  }

  function showSettings(patch: Partial<Settings>): void {
    const { snapshot } = store.getState();
    if (snapshot === null) return;
    store.setState({ snapshot: take({ ...snapshot, settings: { ...snapshot.settings, ...patch } }) });
  }

  async function choose(patch: Omit<SettingsPatch, 'alerts'>): Promise<void> {
    const before = store.getState().snapshot?.settings;
    chosen = { ...chosen, ...patch };
    showSettings(patch);
    const host: GlanceApi & SettingsApi = api;
    const result = await host.setSettings?.(patch);
    if (result === undefined) return;
    chosen = without(chosen, patch);
    if (result.ok || before === undefined) return;
    showSettings(before);
    store.setState({ problem: result.message });
  }

  return {
    store,
    actions: {
      refresh: () => act(() => api.refresh()),
      setDemo: (on) => act(() => api.setDemo(on)),
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

/** Leaves out what was chosen, unless it was chosen otherwise since. */
function without(chosen: Partial<Settings>, patch: Omit<SettingsPatch, 'alerts'>): Partial<Settings> {
  const done = new Map<string, unknown>(Object.entries(patch));
  return Object.fromEntries(
    Object.entries(chosen).filter(([name, value]) => !done.has(name) || done.get(name) !== value),
  );
}
