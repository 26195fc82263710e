import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExportPlan, exportPlan } from '../../../electron/core/exporters/export-plan/plan.ts';
import { Provider } from '../../lab/provider/provider.ts';
import { providerConfig } from '../../lab/provider/provider-config.ts';
import { startCodex } from './codex-child.ts';
import { resolveHome } from './resolve-home.ts';

export interface ExportedRun {
  /** What Glance thinks that Codex would do with the logs. */
  readonly plan: ExportPlan;
  readonly stderr: string;
}

/**
 * One turn of the real `codex exec` that exports logs as `otel` says, in an environment with `env`, and
 * Glance's plan for the same.
 */
export async function exportLogs(
  otel: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ExportedRun> {
  await using provider = await Provider.open();
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'codex-glance-export-')));
  try {
    const home = join(root, 'home');
    mkdirSync(home);
    writeFileSync(join(home, 'config.toml'), `${providerConfig(provider.baseUrl, 'gpt-5.5')}\n${otel}`);
    const child = startCodex(root, ['exec', '--skip-git-repo-check', 'Hello'], {
      LAB_PROVIDER_KEY: 'unused',
      HTTP_PROXY: 'http://127.0.0.1:1',
      NO_PROXY: '127.0.0.1',
      ...env,
    });
    const { stderr } = await child.ended;
    const plan = exportPlan(await resolveHome(home), 'logs', { NO_PROXY: '127.0.0.1', ...env });
    if (plan === null) throw new Error('Nothing is exported.');
    return { plan, stderr };
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
