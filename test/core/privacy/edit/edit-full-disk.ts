/**
 * Switches analytics off on a disk that is full, made for this in a mount namespace of its own, and
 * prints what came of it as JSON. Started by write-target.slow.test.ts with an empty folder.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AnalyticsEditor } from '../../../../electron/core/privacy/edit/analytics-editor.ts';

const [codexHome = '', stateDir = ''] = process.argv.slice(2);
const file = path.join(codexHome, 'config.toml');
const text = `# ${'long '.repeat(4000)}\n[analytics]\nenabled = true\n`;
writeFileSync(file, text);
try {
  for (let nth = 0; ; nth += 1) writeFileSync(path.join(codexHome, `fill-${nth}`), Buffer.alloc(4096));
} catch {
  // Full.
}
const editor = new AnalyticsEditor({
  config: { codexHome, cwd: null, platform: process.platform, env: {}, etcDir: codexHome },
  context: () => ({ codexVersion: null, auth: null }),
  stateDir,
  clock: Date,
  logger: { info() {}, warn() {} },
  processes: async () => [],
});
const code = await editor.edit(false, { dryRun: false }).then(
  () => 'written',
  (error: unknown) => (error instanceof Error ? Reflect.get(error, 'code') : null),
);
const names = readdirSync(codexHome).filter((name) => !name.startsWith('fill-'));
process.stdout.write(JSON.stringify({ code, same: readFileSync(file, 'utf8') === text, names }));
