/** Switches a home's analytics off and on, over and over, until it is killed. Started by write-target-races.slow.test.ts. */
import { AnalyticsEditor } from '../../../../electron/core/privacy/edit/analytics-editor.ts';

const [codexHome = '', stateDir = ''] = process.argv.slice(2);
const editor = new AnalyticsEditor({
  config: { codexHome, cwd: null, platform: process.platform, env: {}, etcDir: codexHome },
  context: () => ({ codexVersion: null, auth: null }),
  stateDir,
  clock: Date,
  logger: { info() {}, warn: (message) => void process.stderr.write(`${message}\n`) },
  processes: async () => [],
});
// The first edits take longest, so the moments are counted from their end, in the time that an edit takes on this disk.
await editor.edit(false, { dryRun: false });
await editor.edit(true, { dryRun: false });
const start = performance.now();
await editor.edit(false, { dryRun: false });
process.stdout.write(`${performance.now() - start}\n`);
for (let enabled = true; ; enabled = !enabled) await editor.edit(enabled, { dryRun: false });
