import { expect, test } from 'vitest';
import { decidePosture } from '../../../../electron/core/governance/posture/decide-posture.ts';
import { gatherPosture } from '../../../../electron/core/governance/posture/gather-posture.ts';
import { VERIFIED_CODEX } from '../../../../electron/shared/codex/codex.ts';
import { type PostureEntry, postureAreas } from '../../../../electron/shared/governance/posture.ts';
import { makeWorld } from '../../config/world.ts';

const codex = { verified: VERIFIED_CODEX, seen: [], state: 'verified' } as const;

async function postureOf(files: Readonly<Record<string, string>>): Promise<Map<string, PostureEntry>> {
  const { input } = await makeWorld(files);
  const { entries } = decidePosture(await gatherPosture({ config: input, codex }));
  return new Map(entries.map((one) => [one.id, one]));
}

test('an entry has who decided it, and whether the user could change it', async () => {
  const entries = await postureOf({
    '/etc/codex/requirements.toml': 'allow_appshots = false\nallowed_sandbox_modes = ["read-only"]\n',
    '/etc/codex/managed_config.toml': 'approval_policy = "never"\n',
    '$HOME/config.toml': 'approval_policy = "on-request"\nsandbox_mode = "read-only"\n',
  });
  expect(entries.get('remote.appshots')).toMatchObject({
    value: false,
    origin: { layer: 'requirements-system', line: 1 },
    locked: true,
  });
  expect(entries.get('oversight.approval-policy')).toMatchObject({
    value: 'never',
    origin: { layer: 'managed' },
    locked: true,
  });
  expect(entries.get('execution.sandbox-mode')).toMatchObject({
    value: 'read-only',
    origin: { layer: 'user', line: 2 },
    locked: false,
  });
  expect(entries.get('network.allowed-web-search')).toMatchObject({
    value: null,
    origin: { layer: 'default', key: 'allowed_web_search_modes' },
    locked: false,
  });
});

test('entries stand in the order of the areas, each once', async () => {
  const entries = [...(await postureOf({})).values()];
  const areas = [...new Set(entries.map(({ area }) => area))];
  expect(areas).toEqual(postureAreas.filter((area) => areas.includes(area)));
});
