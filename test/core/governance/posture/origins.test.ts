import { expect, test } from 'vitest';
import { resolvedValue } from '../../../../electron/core/config/resolve.ts';
import type { PostureId } from '../../../../electron/shared/governance/posture.ts';
import { seededRandom } from '../../../differential/generate/random.ts';
import { postureOf } from './posture-of.ts';

/** Entries that are one key of the configuration, with values that any layer may have. */
const settings: readonly (readonly [
  id: PostureId,
  path: readonly string[],
  values: [string, ...string[]],
])[] = [
  ['identity.login-method', ['forced_login_method'], ['"chatgpt"', '"api"']],
  ['models.model', ['model'], ['"gpt-5.5"', '"gpt-6.1-sol"']],
  ['models.reasoning', ['model_reasoning_effort'], ['"low"', '"high"']],
  ['oversight.approval-policy', ['approval_policy'], ['"never"', '"on-request"']],
  ['oversight.reviewer', ['approvals_reviewer'], ['"user"', '"auto_review"']],
  ['execution.sandbox-mode', ['sandbox_mode'], ['"read-only"', '"workspace-write"']],
  ['execution.sandbox', ['sandbox_mode'], ['"read-only"', '"workspace-write"']],
  ['network.web-search', ['web_search'], ['"live"', '"cached"']],
  ['credentials.store', ['cli_auth_credentials_store'], ['"file"', '"keyring"']],
  ['credentials.mcp-store', ['mcp_oauth_credentials_store'], ['"file"', '"keyring"']],
  ['execution.login-shell', ['allow_login_shell'], ['true', 'false']],
  ['devices.update-check', ['check_for_update_on_startup'], ['true', 'false']],
];

const layers = [
  '/etc/codex/config.toml',
  '$HOME/config.toml',
  '$PROJ/.codex/config.toml',
  '/etc/codex/managed_config.toml',
] as const;

/** Keys that requirements pin. */
const pinned = ['cli_auth_credentials_store', 'allow_login_shell', 'check_for_update_on_startup'];

test('of any layers, each says what the configuration says, and names the layer that decides', async () => {
  const random = seededRandom(7);
  for (let round = 0; round < 40; round += 1) {
    const lines = () =>
      settings.flatMap(([, path, values]) =>
        random.chance(0.4) ? [`${path.join('.')} = ${random.pick(values)}`] : [],
      );
    const texts = layers.flatMap((file) => (random.chance(0.6) ? [[file, unique(lines())] as const] : []));
    const required = unique(lines().filter((line) => pinned.some((key) => line.startsWith(key))));
    const files = Object.fromEntries([
      ...texts,
      ...(random.chance(0.5) ? [['/etc/codex/requirements.toml', required] as const] : []),
    ]);
    const trusted = `[projects."$PROJ"]\ntrust_level = "${random.pick(['trusted', 'untrusted'])}"\n`;
    const { entry, facts } = await postureOf(
      { ...files, '$HOME/config.toml': `${files['$HOME/config.toml'] ?? ''}\n${trusted}` },
      { cwd: '$PROJ' },
    );
    for (const [id, path] of settings) {
      const { value, origin, locked } = resolvedValue(facts.resolved, path);
      // What nothing sets has a default of its own in some entries.
      if (value === null) continue;
      expect(entry(id), `${id} of ${JSON.stringify(files)}`).toMatchObject({ value, origin });
      // A managed file counts as a requirement, too, so that it may lock more.
      if (locked) expect(entry(id).locked).toBe(true);
    }
  }
});

/** A key stands once in a file. */
function unique(lines: readonly string[]): string {
  return [...new Map(lines.map((line) => [line.split(' ')[0], line])).values()].join('\n');
}
