import { describe, expect, test } from 'vitest';
import { configFindings } from '../../../electron/core/config/findings.ts';
import { knownBehaviour, wordsOf } from '../../../electron/core/config/known-behaviour.ts';
import { resolveWorld } from './world.ts';

const off = '[analytics]\nenabled = false\n';
const on = '[analytics]\nenabled = true\n';

const found = async (files: Record<string, string>, options: Parameters<typeof resolveWorld>[1] = {}) => {
  const { stack, resolved } = await resolveWorld(files, options);
  return configFindings(stack, resolved);
};

describe('the table', () => {
  test('says of each what is assumed, what Codex does, how and when that was seen, and what to do', () => {
    expect(new Set(knownBehaviour.map(({ kind }) => kind)).size).toBe(knownBehaviour.length);
    for (const behaviour of knownBehaviour) {
      expect(behaviour.on).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(behaviour.seenWith).toMatch(/^\d+\.\d+\.\d+$/);
      for (const text of [behaviour.assumption, behaviour.actual, behaviour.proof, behaviour.remedy]) {
        expect(text).toMatch(/\.$/);
      }
      expect(wordsOf(behaviour.kind).detail).toContain(behaviour.seenWith);
    }
  });
});

describe('an opt-out that stands in the user file alone', () => {
  test('can be skipped', async () => {
    expect(await found({ '$HOME/config.toml': off })).toMatchObject([
      { kind: 'config.user.can-be-skipped', level: 'info', line: 2 },
    ]);
  });

  test('holds where a layer below says the same', async () => {
    expect(await found({ '$HOME/config.toml': off, '/etc/codex/config.toml': off })).toEqual([]);
  });
});

describe('profiles', () => {
  const kinds = (list: Awaited<ReturnType<typeof found>>) => list.map(({ kind }) => kind);

  test('one that switches analytics on or prompt logging on is told', async () => {
    const list = await found({
      '/etc/codex/config.toml': off,
      '$HOME/work.config.toml': `${on}[otel]\nlog_user_prompt = true\n`,
    });
    expect(list).toMatchObject([
      {
        kind: 'config.profile.differs',
        level: 'warning',
        title: '`codex -p work` switches analytics on and prompt logging on.',
        line: 2,
      },
    ]);
  });

  test('one that switches off, or does not start, is a note', async () => {
    const list = await found({ '$HOME/a.config.toml': off, '$HOME/b.config.toml': 'model = 3\n' });
    expect(list.map(({ level, title }) => [level, title])).toEqual([
      ['info', '`codex -p a` switches analytics off.'],
      ['info', '`codex -p b` does not start. `model` must be text in quotes.'],
    ]);
  });

  test('one that a managed file overrules changes nothing', async () => {
    const files = { '/etc/codex/managed_config.toml': off, '$HOME/work.config.toml': on };
    expect(kinds(await found(files))).toEqual([]);
  });
});

test.each([
  ['[analytic]', 'analytics'],
  ['[Analytics]', 'analytics'],
  ['[telemtry]', null],
  ['[otel]', null],
  ['[otell]', 'otel'],
])('a table that is nearly one that counts is told: %s', async (table, meant) => {
  const list = await found({ '$HOME/config.toml': `${table}\n` });
  if (meant === null) expect(list).toEqual([]);
  else expect(list).toMatchObject([{ kind: 'config.unknown-keys', level: 'warning', line: 1 }]);
  if (meant !== null) expect(list[0]?.title).toContain(`\`${meant}\``);
});

test('a certificate that is not there is told with its path', async () => {
  const list = await found({
    '$HOME/config.toml':
      'otel.exporter.otlp-grpc = { endpoint = "https://h", tls = { ca-certificate = "gone.pem", client-certificate = "here.pem" } }\n',
    '$HOME/here.pem': 'x',
  });
  expect(list).toMatchObject([{ kind: 'otel.tls.missing-file', level: 'error' }]);
  expect(list[0]?.file).toMatch(/home\/gone\.pem$/);
});
