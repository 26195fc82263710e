import type { Handlers } from '../../shared/contract/contract.ts';
import type { ExternalLink } from '../../shared/contract/external-links.ts';
import { RequestError } from '../../shared/contract/result.ts';
import type { SavedFile } from '../../shared/contract/saved-file.ts';
import type { SecretList } from '../../shared/contract/secrets.ts';
import type { TrayPreview } from '../../shared/contract/tray-preview.ts';
import { requestMessage } from '../../shared/messages/en/glance/request.ts';
import type { Glance, NamedContent, NamedText } from './glance-interface.ts';

/** Secrets that the system's keychain keeps. */
export interface SecretHooks {
  list(): Promise<SecretList>;
  store(name: string, secret: string): Promise<SecretList>;
  remove(name: string): Promise<SecretList>;
}

/** What only a host can do. A browser tab has no popover to close and may open no file, so it leaves both out. */
export interface HostHooks {
  closePopover?(): void;
  openDesk?(): Promise<void>;
  previewTray?(): TrayPreview;
  /** Opens an existing file in the system's program for it. */
  openFile?(file: string): Promise<void>;
  /** Opens a known place on the web. */
  openLink?(link: ExternalLink): Promise<void>;
  readonly secrets?: SecretHooks;
  /** Asks where to save a file and writes it; null where the user cancelled. */
  saveFile?(suggestion: NamedContent): Promise<string | null>;
}

/** Answers the page's requests, for the tray and the browser host alike. */
export function createHandlers(glance: Glance, hooks: HostHooks = {}): Handlers {
  return {
    'snapshot.get': async () => {
      // The page sends this request when it opens.
      glance.onViewed();
      await glance.firstRead;
      void glance.codexOffered();
      return glance.store.getState();
    },
    'snapshot.refresh': async () => {
      await glance.refresh();
      return null;
    },
    'demo.set': async ({ on }) => {
      await glance.setDemo(on);
      return null;
    },
    'desk.open': async () => {
      if (hooks.openDesk === undefined) {
        throw new RequestError('not-available', requestMessage('request.tab-has-no-tray'));
      }
      await hooks.openDesk();
      return null;
    },
    'tray.preview': () => {
      if (hooks.previewTray === undefined) {
        throw new RequestError('not-available', requestMessage('request.tab-has-no-tray'));
      }
      return hooks.previewTray();
    },
    'popover.close': () => {
      hooks.closePopover?.();
      return null;
    },
    'analytics.plan': ({ enabled }) => glance.editAnalytics(enabled, { dryRun: true }),
    'analytics.set': ({ enabled }) => glance.editAnalytics(enabled, { dryRun: false }),
    'analytics.undo': () => glance.undoAnalytics(),
    'analytics.preview': async () => {
      // Read only now, because the catalogue is large and most pages never ask for it.
      const { previewOf } = await import('../telemetry/preview/snapshot-preview.ts');
      return previewOf(glance.store.getState());
    },
    'posture.get': () => glance.postureReport(),
    'check.run': ({ policy }) => glance.checkReport(policy ?? null),
    'drift.get': () => glance.driftReport(),
    'coverage.report': (query) => glance.coverageReport(query),
    'config.report': ({ keys }) => glance.configReport(keys),
    'otel.probe': async ({ signal }) => {
      await glance.probeOtel(signal === undefined ? undefined : [signal]);
      return glance.store.getState().otel;
    },
    'otel.automatic': async ({ on }) => {
      await glance.changeSettings({ automaticProbing: on });
      return null;
    },
    'page.presence': ({ event }) => {
      if (event === 'shown') glance.onViewed();
      else glance.networkReturned();
      return null;
    },
    'inspector.open': () => glance.inspection.open(),
    'inspector.next': ({ after }) => glance.inspection.next(after),
    'inspector.reveal': ({ number, attribute }) => glance.inspection.reveal(number, attribute),
    'inspector.close': async () => {
      await glance.inspection.close();
      return null;
    },
    'layer.open': async ({ file }) => {
      if (hooks.openFile === undefined) {
        throw new RequestError('not-available', requestMessage('request.tab-opens-no-file'));
      }
      if (!glance.configFiles().includes(file)) {
        throw new RequestError('not-in-stack', requestMessage('request.not-in-stack'));
      }
      await hooks.openFile(file);
      return null;
    },
    'link.open': async ({ link }) => {
      if (hooks.openLink === undefined) {
        throw new RequestError('not-available', requestMessage('request.tab-opens-links'));
      }
      await hooks.openLink(link);
      return null;
    },
    'settings.set': (patch) => glance.changeSettings(patch),
    'limits.history': () => glance.whole(() => glance.limitHistory()),
    'usage.report': ({ by, since }) => glance.whole(() => glance.usageReport({ by, since })),
    'session.list': () => glance.sessionList(),
    'session.turns': async ({ threadId }) => {
      const turns = await glance.sessionTurns(threadId);
      if (turns === null)
        throw new RequestError('no-such-session', requestMessage('request.no-such-session'));
      return turns;
    },
    'usage.hours': () => glance.whole(() => glance.weekHours()),
    'usage.tools': ({ since }) => glance.toolUse(since),
    'organisation.view': (query) => glance.organisationView(query),
    'usage.export': async (what) => save(await glance.exportUsage(what), hooks),
    'chart.save': async ({ name, content }) => {
      if (hooks.saveFile === undefined) {
        throw new RequestError('not-available', requestMessage('request.tab-saves-charts'));
      }
      const text = name.endsWith('.png') ? Buffer.from(content, 'base64') : content;
      return { file: await hooks.saveFile({ name, text }), name, text: null };
    },
    'secret.list': () => secretsOf(hooks).list(),
    'secret.set': ({ name, secret }) => secretsOf(hooks).store(name, secret),
    'secret.remove': ({ name }) => secretsOf(hooks).remove(name),
    'data.export': async () => save(await glance.exportData(), hooks),
    'data.reset': async () => {
      await glance.resetData();
      return null;
    },
  };
}

/** @throws RequestError in a browser tab: a secret is given to the tray app alone. */
function secretsOf({ secrets }: HostHooks): SecretHooks {
  if (secrets === undefined) {
    throw new RequestError('not-available', requestMessage('request.tab-has-no-tray'));
  }
  return secrets;
}

/** Where the host has no dialog, the page offers the text as a download. */
async function save(suggestion: NamedText, { saveFile }: HostHooks): Promise<SavedFile> {
  const { name, text } = suggestion;
  if (saveFile === undefined) return { file: null, name, text };
  return { file: await saveFile(suggestion), name, text: null };
}
