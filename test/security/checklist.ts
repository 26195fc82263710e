import { isDeepStrictEqual } from 'node:util';
import { externalLinks } from '../../electron/shared/contract/external-links.ts';
import type { ShellFacts } from './facts.ts';

/** One point of Electron's own checklist. */
export interface Point {
  readonly number: number;
  readonly title: string;
  /** True where the app does as the point says. */
  readonly holds: (facts: ShellFacts) => boolean;
  /** The same facts with the protection undone, which must not hold. */
  readonly undone: (facts: ShellFacts) => ShellFacts;
}

/** As the page may load its own files only, everything secure and local comes from here. */
const own = /^(?:app:\/\/popover\/|https:\/\/popover\.app\.electron\.test\/)/;

const preference = (name: string, wanted: boolean) => ({
  holds: ({ preferences }: ShellFacts) => (preferences[name] ?? wanted) === wanted,
  undone: (facts: ShellFacts) => ({ ...facts, preferences: { ...facts.preferences, [name]: !wanted } }),
});

const directive = (policy: string, name: string): string =>
  policy
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name} `)) ?? '';

const supportedMajor = 45;

/** https://www.electronjs.org/docs/latest/tutorial/security#checklist-security-recommendations */
export const checklist: readonly Point[] = [
  {
    number: 1,
    title: 'Only load secure content',
    holds: ({ loaded, reachable }) => loaded.every((url) => own.test(url)) && reachable.length === 0,
    undone: (facts) => ({ ...facts, reachable: ['http://example.com/'] }),
  },
  {
    number: 2,
    title: 'Do not enable Node.js integration for remote content',
    holds: ({ preferences }) =>
      ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'].every(
        (name) => preferences[name] === false,
      ),
    undone: (facts) => ({ ...facts, preferences: { ...facts.preferences, nodeIntegration: true } }),
  },
  {
    number: 3,
    title: 'Enable context isolation',
    holds: ({ preferences }) => preferences.contextIsolation === true,
    undone: (facts) => ({ ...facts, preferences: { ...facts.preferences, contextIsolation: false } }),
  },
  {
    number: 4,
    title: 'Enable process sandboxing',
    holds: ({ preferences, sandboxed }) => preferences.sandbox === true && sandboxed,
    undone: (facts) => ({ ...facts, sandboxed: false }),
  },
  {
    number: 5,
    title: 'Handle session permission requests from remote content',
    holds: ({ permissions }) => permissions.length === 6 && permissions.every((granted) => !granted),
    undone: (facts) => ({ ...facts, permissions: [true, ...facts.permissions.slice(1)] }),
  },
  { number: 6, title: 'Do not disable webSecurity', ...preference('webSecurity', true) },
  {
    number: 7,
    title: 'Define a Content Security Policy',
    holds: ({ policy }) =>
      directive(policy, 'default-src') === "default-src 'none'" &&
      directive(policy, 'script-src') === "script-src 'self'" &&
      directive(policy, 'connect-src') === "connect-src 'none'" &&
      !/unsafe-inline|unsafe-eval|\*/.test(policy),
    undone: (facts) => ({
      ...facts,
      policy: facts.policy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    }),
  },
  {
    number: 8,
    title: 'Do not enable allowRunningInsecureContent',
    ...preference('allowRunningInsecureContent', false),
  },
  { number: 9, title: 'Do not enable experimental features', ...preference('experimentalFeatures', false) },
  {
    number: 10,
    title: 'Do not use enableBlinkFeatures',
    holds: ({ preferences }) => preferences.enableBlinkFeatures === undefined,
    undone: (facts) => ({ ...facts, preferences: { ...facts.preferences, enableBlinkFeatures: 'X' } }),
  },
  {
    number: 11,
    title: 'Do not use allowpopups for WebViews',
    holds: ({ preferences, popup }) => preferences.webviewTag === false && popup === 'deny',
    undone: (facts) => ({ ...facts, preferences: { ...facts.preferences, webviewTag: true } }),
  },
  {
    number: 12,
    title: 'Verify WebView options before creation',
    holds: ({ notPrevented }) => !notPrevented.includes('will-attach-webview'),
    undone: (facts) => ({ ...facts, notPrevented: ['will-attach-webview'] }),
  },
  {
    number: 13,
    title: 'Disable or limit navigation',
    holds: ({ notPrevented, preferences }) =>
      notPrevented.every((name) => name === 'will-attach-webview') &&
      preferences.navigateOnDragDrop === false,
    undone: (facts) => ({ ...facts, notPrevented: ['will-navigate'] }),
  },
  {
    number: 14,
    title: 'Disable or limit creation of new windows',
    holds: ({ popup }) => popup === 'deny',
    undone: (facts) => ({ ...facts, popup: 'allow' }),
  },
  {
    number: 15,
    title: 'Do not use shell.openExternal with untrusted content',
    // One place opens links, and only those of a closed table of OpenAI's own pages.
    holds: ({ openExternal, opened }) =>
      isDeepStrictEqual(openExternal, ['main/shell/open-link.ts']) &&
      isDeepStrictEqual(opened, Object.values(externalLinks)) &&
      opened.every((url) => new URL(url).origin === 'https://developers.openai.com'),
    undone: (facts) => ({ ...facts, opened: [...facts.opened, 'https://example.com/'] }),
  },
  {
    number: 16,
    title: 'Use a current version of Electron',
    holds: ({ electronMajor }) => electronMajor >= supportedMajor,
    undone: (facts) => ({ ...facts, electronMajor: supportedMajor - 1 }),
  },
  {
    number: 17,
    title: 'Validate the sender of all IPC messages',
    holds: ({ strangers }) =>
      strangers.length === 3 && strangers.every((code) => code === 'untrusted-sender'),
    undone: (facts) => ({ ...facts, strangers: ['answered', ...facts.strangers.slice(1)] }),
  },
  {
    number: 18,
    title: 'Avoid usage of the file:// protocol and prefer usage of custom protocols',
    holds: ({ loaded, reachable }) =>
      !loaded.some((url) => url.startsWith('file:')) && !reachable.some((url) => url.startsWith('file:')),
    undone: (facts) => ({ ...facts, loaded: ['file:///index.html'] }),
  },
  {
    number: 19,
    title: 'Check which fuses you can change',
    holds: ({ fuses }) =>
      fuses.runAsNode === false &&
      fuses.enableNodeOptionsEnvironmentVariable === false &&
      fuses.enableNodeCliInspectArguments === false &&
      fuses.enableEmbeddedAsarIntegrityValidation === true &&
      fuses.onlyLoadAppFromAsar === true &&
      fuses.enableCookieEncryption === true &&
      fuses.grantFileProtocolExtraPrivileges === false,
    undone: (facts) => ({ ...facts, fuses: { ...facts.fuses, runAsNode: true } }),
  },
  {
    number: 20,
    title: 'Do not expose Electron APIs to untrusted web content',
    holds: ({ exposed, exposedFrozen }) => exposed.join() === 'glance' && exposedFrozen,
    undone: (facts) => ({ ...facts, exposed: [...facts.exposed, 'ipcRenderer'] }),
  },
];
