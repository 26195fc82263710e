import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveConfig } from '../../electron/core/config/resolve.ts';
import { readConfigStack } from '../../electron/core/config/stack.ts';
import { type ExportPlan, exportPlan } from '../../electron/core/exporters/export-plan/plan.ts';
import { Child } from '../lab/child.ts';
import { codexBinary, codexVersion } from '../lab/codex-binary.ts';
import { Provider } from '../lab/provider.ts';

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
    writeFileSync(join(home, 'config.toml'), configOf(provider.baseUrl, otel));
    const child = new Child(codexBinary(), ['exec', '--skip-git-repo-check', 'Hello'], {
      cwd: root,
      timeout: 30_000,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: root,
        CODEX_HOME: home,
        LAB_PROVIDER_KEY: 'unused',
        // What does not go to loopback fails at once.
        HTTP_PROXY: 'http://127.0.0.1:1',
        HTTPS_PROXY: 'http://127.0.0.1:1',
        NO_PROXY: '127.0.0.1',
        ...env,
      },
    });
    const { stderr } = await child.ended;
    const stack = await readConfigStack({
      codexHome: home,
      cwd: null,
      platform: process.platform,
      env: {},
      etcDir: join(root, 'etc'),
      codexVersion: codexVersion(),
    });
    const plan = exportPlan(resolveConfig(stack), 'logs', { NO_PROXY: '127.0.0.1', ...env });
    if (plan === null) throw new Error('Nothing is exported.');
    return { plan, stderr };
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function configOf(baseUrl: string, otel: string): string {
  return `model = "gpt-5.5"
model_provider = "mock"
approval_policy = "never"
sandbox_mode = "danger-full-access"
check_for_update_on_startup = false

[analytics]
enabled = false

[features]
plugins = false

[model_providers.mock]
name = "mock"
base_url = "${baseUrl}"
wire_api = "responses"
env_key = "LAB_PROVIDER_KEY"
request_max_retries = 0
stream_max_retries = 0

${otel}`;
}
