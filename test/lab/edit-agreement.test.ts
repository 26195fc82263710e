import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AnalyticsEditor } from '../../electron/core/privacy/edit/analytics-editor.ts';
import { processList } from '../../electron/core/privacy/edit/running/process-list.ts';
import { describeRunning } from '../../electron/core/privacy/edit/running/running-codex.ts';
import { decodeUtf8 } from '../../electron/core/privacy/edit/utf8.ts';
import { editableForms, tomlTest } from '../core/privacy/edit/documents.ts';
import type { AppServer } from './codex/app-server.ts';
import { Codex } from './codex/codex.ts';
import { codexVersion } from './codex/codex-binary.ts';

/** A config as people have it, around each form. */
const around = {
  before: '\uFEFF# mine\r\nmodel = "gpt-5.5" # the best\r\n\r\n',
  between: '[features]\r\nplugins = false\r\n\r\n',
  after: '\r\n[mcp_servers."a b"]\r\ncommand = "true"\r\nargs = ["[analytics]", "enabled = true"]',
};

interface Document {
  readonly name: string;
  readonly text: string;
}

const documents: readonly Document[] = [
  ...editableForms.map(({ name, root = [], table = [] }) => ({
    name: `form: ${name}`,
    text: [
      around.before,
      root.map((line) => `${line}\n`).join(''),
      around.between,
      table.map((line) => `${line}\n`).join(''),
      around.after,
    ].join(''),
  })),
  ...tomlTest('valid').map(([name, bytes]) => ({
    name: `toml-test: ${name}`,
    text: decodeUtf8(bytes) ?? '',
  })),
];

/** What Codex says of `analytics.enabled`, or that it refuses the file. */
async function asked(server: AppServer): Promise<unknown> {
  try {
    const { config } = await server.request('config/read', { includeLayers: false });
    const analytics: unknown = Reflect.get(Object(config), 'analytics');
    return analytics === null ? null : (Reflect.get(Object(analytics), 'enabled') ?? null);
  } catch {
    return 'refused';
  }
}

// Some thousands of writes, each one synced to the disk.
test('the real CLI agrees after every write, and after every undo', { timeout: 240_000 }, async () => {
  await using codex = new Codex({ provider: { baseUrl: 'http://127.0.0.1:1' } });
  const server = await codex.appServer();
  const file = join(codex.home, 'config.toml');
  const editor = new AnalyticsEditor({
    config: { codexHome: codex.home, cwd: null, platform: process.platform, env: {} },
    context: () => ({ codexVersion: codexVersion(), auth: null }),
    stateDir: join(codex.home, '..', 'state'),
    clock: Date,
    logger: { info() {}, warn() {} },
    processes: async () => [],
  });
  const refusedBefore: string[] = [];
  let agreed = 0;
  for (const { name, text } of documents) {
    writeFileSync(file, text);
    const before = await asked(server);
    for (const enabled of [false, true]) {
      const report = await editor.edit(enabled, { dryRun: false });
      const said = await asked(server);
      // Where Glance holds that Codex cannot use the file, Codex must refuse it.
      const expected = report.inForce ? enabled : 'refused';
      expect({ name, enabled, said, paste: report.paste }).toEqual({
        name,
        enabled,
        said: expected,
        paste: null,
      });
      if (said === enabled) agreed += 1;
      else if (enabled) refusedBefore.push(name);
      if (!report.changed) continue;
      await editor.undo({ dryRun: false });
      expect({ name, text: readFileSync(file, 'utf8') }).toEqual({ name, text });
      expect({ name, said: await asked(server) }).toEqual({ name, said: before });
    }
  }
  expect(refusedBefore).toEqual([]);
  expect(agreed).toBe(documents.length * 2);
});

test.runIf(process.platform === 'linux')(
  'a running Codex is found, with its surface and its start',
  async () => {
    await using codex = new Codex({ provider: { baseUrl: 'http://127.0.0.1:1' } });
    const before = Date.now();
    const server = await codex.appServer();
    const running = describeRunning((await processList('linux')()) ?? [], null);
    const found = running.filter(({ pid }) => pid === server.child.pid);
    expect(found).toMatchObject([{ surface: 'app-server', restart: 'Restart the program that started it.' }]);
    expect(Math.abs(Date.parse(found[0]?.startedAt ?? '') - before)).toBeLessThan(5_000);
  },
);
