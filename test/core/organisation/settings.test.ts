import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  OrganisationSettingsError,
  organisationFile,
  readOrganisationSettings,
} from '../../../electron/core/organisation/settings/organisation-settings.ts';
import { TempHome } from '../usage/homes.ts';

let world: TempHome;
beforeEach(() => {
  world = new TempHome();
});
afterEach(() => world[Symbol.dispose]());

const read = (named = {}, env = {}) => readOrganisationSettings(world.path, named, env);

it('need no file', () => {
  expect(read()).toEqual({
    workspace: null,
    organization: null,
    base: 'https://api.chatgpt.com/v1',
    analyticsKey: { env: 'CODEX_GLANCE_ORG_KEY' },
    complianceKey: { env: 'CODEX_GLANCE_ORG_KEY' },
    caFile: null,
    teamsFile: null,
    person: null,
    archive: null,
    recipients: [],
    identityFile: null,
    isExported: false,
    keepDays: null,
    subscription: null,
    caps: [],
    pull: null,
  });
});

it('name caps, a subscription, and how logs are kept', () => {
  world.write(
    'organisation.toml',
    [
      'person = "ada@harbor.example"',
      'archive = "/logs"',
      'recipients = ["age1example"]',
      'identity_file = "/home/ada/key.txt"',
      'keep_days = 90',
      'subscription = { seats = 12, usd_per_month = 60 }',
      '[caps]',
      'credits = 100000',
      'teams = { Apps = 2000 }',
    ].join('\n'),
  );
  expect(read()).toMatchObject({
    person: 'ada@harbor.example',
    archive: '/logs',
    recipients: ['age1example'],
    identityFile: '/home/ada/key.txt',
    keepDays: 90,
    subscription: { seats: 12, usdPerMonth: 60 },
    caps: [
      { kind: 'workspace', key: null, unit: 'credits', cap: 100_000 },
      { kind: 'team', key: 'Apps', unit: 'credits', cap: 2_000 },
    ],
  });
  expect(read({}, { CODEX_GLANCE_ORG_IDENTITY_FILE: '/other' }).identityFile).toBe('/other');
});

it('take the line before the file and the file before the environment', () => {
  world.write(
    'organisation.toml',
    'workspace = "of-file"\nbase_url = "https://proxy.example/openai/"\nkey = { file = "/k" }\ncompliance_key = { env = "C" }\n',
  );
  const env = { CODEX_GLANCE_ORG_WORKSPACE: 'of-env', CODEX_GLANCE_ORG_ORGANIZATION: 'org-env' };
  expect(read({}, env)).toMatchObject({
    workspace: 'of-file',
    organization: 'org-env',
    base: 'https://proxy.example/openai',
    analyticsKey: { file: '/k' },
    complianceKey: { env: 'C' },
  });
  expect(read({ workspace: 'of-line', key: { env: 'K' } }, env)).toMatchObject({
    workspace: 'of-line',
    analyticsKey: { env: 'K' },
    complianceKey: { env: 'K' },
  });
});

it.each([
  ['key = "sk-secret"', 'key'],
  ['key = { value = "sk-secret" }', 'key'],
  ['api_key = "sk-secret"', 'api_key'],
  ['workspace = "a/../b"', 'no id'],
  ['organization = "acme"', 'org-'],
  ['base_url = "http://proxy.example"', 'https://'],
  ['workspace = ', ':1'],
  ['recipients = ["AGE-SECRET-KEY-1QQ"]', 'recipients'],
  ['keep_days = 0', 'keep_days'],
])('refuse %s without repeating a secret', (text, words) => {
  world.write('organisation.toml', text);
  const error = (() => {
    try {
      return read();
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(OrganisationSettingsError);
  expect((error as Error).message).toContain(words);
  expect((error as Error).message).not.toContain('sk-secret');
});

it('stand in the state folder', () => {
  expect(organisationFile('/state')).toMatch(/organisation\.toml$/);
});
