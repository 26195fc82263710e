import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPopover, setUpTrayWorld } from '../e2e/shell/tray-world.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { checklist } from './checklist.ts';
import { gatherFacts, type ShellFacts } from './facts.ts';

const world = setUpTrayWorld();
const root = fileURLToPath(new URL('../../', import.meta.url));

describe("Electron's checklist", () => {
  let facts: ShellFacts;
  beforeAll(() => {
    expect(checklist.map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('is looked at in the running app', async () => {
    const app = world.launch();
    facts = await gatherFacts(app, await openPopover(app));
    expect(facts.loaded.length).toBeGreaterThan(1);
    expect(facts.preferences).toMatchObject({ sandbox: true });
  });

  it.each(checklist)('point $number: $title', ({ holds, undone }) => {
    expect(holds(facts)).toBe(true);
    expect(holds(undone(facts))).toBe(false);
  });

  it('is not met by the same app with its protections taken out', async () => {
    const folder = temporaryFolder();
    cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
    cpSync(join(root, 'assets'), join(folder, 'assets'), { recursive: true });
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    const main = join(folder, 'dist', 'main.js');
    writeFileSync(main, undo(readFileSync(main, 'utf8'), protections));
    const preload = join(folder, 'dist', 'preload.cjs');
    const text = readFileSync(preload, 'utf8');
    writeFileSync(preload, `${text};require('electron').contextBridge.exposeInMainWorld('ipcRenderer', {})`);
    const app = world.launch([], {}, main);
    const weak = await gatherFacts(app, await openPopover(app));
    const failing = checklist.filter(({ holds }) => !holds(weak)).map(({ number }) => number);
    // Points 16 and 19 are not in the bundles: the version and the fuses.
    expect(failing).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 20]);
  });
});

/** In the bundle, what each protection is, and the lack of it. Names may be any that a minifier makes. */
const protections: readonly (readonly [RegExp, string])[] = [
  [/\bnodeIntegration:!1/, 'nodeIntegration:!0'],
  [/\bcontextIsolation:!0/, 'contextIsolation:!1'],
  [
    /\bsandbox:!0/,
    'sandbox:!1,webSecurity:!1,allowRunningInsecureContent:!0,experimentalFeatures:!0,enableBlinkFeatures:"X"',
  ],
  [/\bwebviewTag:!1/, 'webviewTag:!0'],
  [/\.enableSandbox\(\)/, '.isReady()'],
  [/(setPermissionRequestHandler\(\(([\w$]+),([\w$]+),([\w$]+)\)=>\4)\(!1\)/, '$1(!0)'],
  [/setPermissionCheckHandler\(\(\)=>!1\)/, 'setPermissionCheckHandler(()=>!0)'],
  [/cancel:![\w$]+\([\w$]+,[\w$]+\)\.allow/, 'cancel:!1'],
  [/\.openExternal\([\w$]+\)/, '.openExternal(`file:///etc/passwd`)'],
  [/action:`deny`/, 'action:`allow`'],
  [/\.on\(`will-navigate`,/, '.on(`x`,'],
  [/\.on\(`will-attach-webview`,/, '.on(`y`,'],
  [/script-src 'self'/, "script-src 'self' 'unsafe-inline'"],
  [/\{trusted:!1,reason:`unknown-window`\}/, '{trusted:!0,reason:`popover-page`}'],
];

function undo(text: string, patches: typeof protections): string {
  return patches.reduce((current, [pattern, replacement]) => {
    expect(current, String(pattern)).toMatch(pattern);
    return current.replace(pattern, replacement);
  }, text);
}
