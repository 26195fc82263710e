import { afterEach, beforeEach, expect, it } from 'vitest';
import { decideCompliance } from '../../../../electron/core/organisation/status/decide-compliance.ts';
import { OrganisationService } from '../../../../electron/core/organisation/status/organisation-service.ts';
import { noteStatus, pullStatus } from '../../../../electron/core/organisation/status/status-file.ts';
import { organisationApiMessage } from '../../../../electron/shared/messages/en/organisation/api.ts';
import { noOrganisation } from '../../../../electron/shared/organisation/organisation.ts';
import type { PulledType } from '../../../../electron/shared/schema/organisation/org-compliance.ts';
import { TempHome } from '../../usage/homes.ts';

const DAY = 86_400_000;
const now = Date.parse('2026-11-20T10:46:20Z');
let world: TempHome;
beforeEach(() => {
  world = new TempHome();
});
afterEach(() => world[Symbol.dispose]());

const service = async (env = {}) => {
  const made = new OrganisationService({ stateDir: world.path, env });
  await made.read();
  return made;
};
const whose = { workspace: 'w', organization: null };
const type = (more: Partial<PulledType>): PulledType => ({
  type: 'CODEX_LOG',
  scope: 'workspace',
  state: 'pulled',
  reason: null,
  files: 1,
  events: 1,
  duplicates: 0,
  cursor: '2026-11-19T00:00:00.000Z',
  behindMs: 0,
  window: 'inside',
  lost: null,
  unsureAt: null,
  ...more,
});

it('is off until a workspace is named, and says nothing', async () => {
  const none = await service();
  expect([none.view(now), none.findings(now)]).toEqual([noOrganisation, []]);
  world.write('organisation.toml', 'person = "ada"\n');
  expect((await service()).view(now).state).toBe('off');
  expect((await service({ CODEX_GLANCE_ORG_WORKSPACE: 'w' })).view(now)).toMatchObject({
    state: 'on',
    workspace: 'w',
    host: 'api.chatgpt.com',
  });
});

it('says where its settings cannot be used, without a value', async () => {
  world.write('organisation.toml', 'key = "sk-secret"\n');
  const faulty = await service();
  expect(faulty.view(now).state).toBe('faulty');
  expect(faulty.findings(now)).toMatchObject([{ kind: 'organisation.settings', level: 'error' }]);
  expect(JSON.stringify(faulty.findings(now))).not.toContain('sk-secret');
});

it('shows what commands left, of its own workspace alone', async () => {
  world.write('organisation.toml', 'workspace = "w"\n');
  await noteStatus(world.path, whose, () => ({ readAt: now - DAY, key: { at: now, state: 'more' } }));
  const message = organisationApiMessage('organisation-api.key-rejected');
  await noteStatus(world.path, whose, () => ({ error: { at: now, message } }));
  const made = await service();
  expect(made.view(now)).toMatchObject({
    readAt: '2026-11-19T10:46:20.000Z',
    mayRiseFrom: '2026-11-13',
    error: { message },
    key: { state: 'more' },
    compliance: { state: 'off' },
  });
  expect(made.findings(now).map(({ kind }) => kind)).toEqual(['organisation.key.more', 'organisation.error']);
  await noteStatus(world.path, { workspace: 'other', organization: null }, () => ({ readAt: now }));
  await made.changed(made.watchPaths());
  expect(made.view(now)).toMatchObject({ readAt: null, error: null });
});

it.each([
  ['nothing was pulled', null, { state: 'off', behindMs: null }],
  [
    'all is pulled',
    pullStatus(null, { types: [type({})] }, { now: now - DAY, encrypted: true }),
    { state: 'ok', behindMs: DAY, encrypted: true },
  ],
  [
    'a type has failed',
    pullStatus(null, { types: [type({}), type({ state: 'failed' })] }, { now, encrypted: false }),
    { state: 'ok', failedTypes: 1, behindMs: now - Date.parse('2026-11-19T00:00:00.000Z') },
  ],
  [
    'a type never came',
    pullStatus(null, { types: [type({ state: 'failed', cursor: null })] }, { now, encrypted: false }),
    { state: 'not-known', behindMs: null },
  ],
  [
    'nobody pulled for 24 days',
    pullStatus(null, { types: [type({})] }, { now: now - 24 * DAY, encrypted: false }),
    { state: 'falling-behind', behindMs: 24 * DAY, lost: null },
  ],
  [
    'nobody pulled for 31 days',
    pullStatus(null, { types: [type({})] }, { now: now - 31 * DAY, encrypted: false }),
    { state: 'passed', lost: { from: '2026-10-20T10:46:20.000Z', to: '2026-10-21T10:46:20.000Z' } },
  ],
  [
    'a pull came too late',
    pullStatus(
      pullStatus(
        null,
        {
          types: [
            type({
              window: 'passed',
              lost: { from: '2026-10-01T00:00:00.000Z', to: '2026-10-20T00:00:00.000Z' },
            }),
          ],
        },
        { now: now - DAY, encrypted: false },
      ),
      { types: [type({})] },
      { now, encrypted: false },
    ),
    { state: 'passed', behindMs: 0, lost: { from: '2026-10-01T00:00:00.000Z' } },
  ],
  [
    'the key may not list it',
    pullStatus(null, { types: [type({ state: 'refused', cursor: null })] }, { now, encrypted: false }),
    { state: 'not-known', failedTypes: 0 },
  ],
] as const)('where %s', (_, pull, expected) => {
  expect(decideCompliance(pull, now)).toMatchObject(expected);
});

it('is a finding where logs fall behind, and another where they are lost', async () => {
  world.write('organisation.toml', 'workspace = "w"\n');
  const noted = (days: number) =>
    noteStatus(world.path, whose, () => ({
      pull: pullStatus(null, { types: [type({})] }, { now: now - days * DAY, encrypted: false }),
    }));
  await noted(24);
  const [behind] = (await service()).findings(now);
  expect(behind).toMatchObject({ kind: 'organisation.compliance.behind', level: 'warning' });
  expect(behind?.title.text).toBe('Compliance logs of the last 24 days are not pulled yet');
  await noted(40);
  const [lost] = (await service()).findings(now);
  expect(lost).toMatchObject({ kind: 'organisation.compliance.lost', level: 'error' });
});

it('is a finding where files of one time may be missing', async () => {
  world.write('organisation.toml', 'workspace = "w"\n');
  const types = [type({ unsureAt: '2026-11-19T00:00:00.000Z' })];
  await noteStatus(world.path, whose, () => ({
    pull: pullStatus(null, { types }, { now, encrypted: false }),
  }));
  const made = await service();
  expect(made.findings(now).map(({ kind }) => kind)).toEqual(['organisation.compliance.unsure']);
  expect(made.findings(now + 31 * DAY).map(({ kind }) => kind)).not.toContain(
    'organisation.compliance.unsure',
  );
});
