import type { AskedCodex } from './asked-codex.ts';

/** Documents that open the tables which Codex leaves out of its answer while nothing is in them. */
export const OPENING: readonly string[] = [
  '',
  ...[
    ...['agents', 'analytics', 'apps._default', 'apps.zz', 'audio', 'auto_review', 'cloud', 'code_mode'],
    ...['debug', 'desktop', 'environments', 'feedback', 'ghost_snapshot', 'goals', 'history', 'hooks'],
    ...['hooks.state', 'marketplaces.zz', 'memories', 'notice', 'orchestrator', 'otel', 'otel.tls'],
    ...['permissions.zz.filesystem', 'permissions.zz.network', 'plugins.zz', 'profiles.zz', 'projects.zz'],
    ...['realtime', 'responses', 'rollout_trace', 'sandbox_workspace_write', 'shell_environment_policy'],
    ...['skills', 'tool_suggest', 'tools', 'tools.web_search', 'tui', 'tui.effects', 'tui.keymap', 'tui.pet'],
    ...['tui.rendering', 'windows'],
  ].map((table) => `[${table}]\n`),
  '[agents.zz]\ndescription = "zz"\n',
  '[mcp_servers.zz]\ncommand = "zz"\n',
  '[mcp_servers.zz]\nurl = "https://zz.example"\n',
  '[model_providers.zz]\nname = "zz"\n[model_providers.zz.auth]\ncommand = "zz"\n',
  'default_permissions = "zz"\n[permissions.zz.network]\n[permissions.zz.filesystem]\n',
];

/**
 * Reads the names of keys from what Codex answers of its configuration, where keys stand that nothing sets.
 * Short texts that a program compares in place are not among its text constants, so these name the rest.
 */
export async function namesInAnswers(codex: Pick<AskedCodex, 'configuration'>): Promise<string[]> {
  const names = new Set<string>();
  await Promise.all(OPENING.map(async (document) => addKeys(await codex.configuration(document), names)));
  return [...names].toSorted();
}

function addKeys(value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) addKeys(item, names);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      names.add(key);
      addKeys(inner, names);
    }
  }
}
