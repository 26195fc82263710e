import { expect, test } from 'vitest';
import { createHandlers } from '../../../electron/core/composition/handlers.ts';
import { answer } from '../../../electron/shared/contract/contract.ts';
import { RequestError } from '../../../electron/shared/contract/result.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { createFakeGlance } from '../../fakes/glance.ts';

const file = '/etc/codex/config.toml';

function asking(openFile?: (file: string) => Promise<void>) {
  const glance = createFakeGlance({ configFiles: [file], sessionTurns: () => null });
  const handlers = createHandlers(glance, openFile === undefined ? {} : { openFile });
  return { glance, ask: (name: string, payload: unknown) => answer(handlers, name, payload) };
}

test('snapshot.get counts as a look, at which a newer Codex is offered once', async () => {
  const { glance, ask } = asking();
  expect(await ask('snapshot.get', {})).toMatchObject({ ok: true });
  expect(glance.calls).toEqual(['looked', 'codexOffered']);
});

test.each([
  ['analytics.plan', { enabled: false }, 'editAnalytics false dry-run'],
  ['analytics.set', { enabled: true }, 'editAnalytics true'],
  ['analytics.undo', {}, 'undoAnalytics'],
  ['config.report', { keys: ['otel', 'analytics'] }, 'configReport otel analytics'],
  ['otel.probe', {}, 'probeOtel'],
  ['otel.probe', { signal: 'traces' }, 'probeOtel traces'],
  ['otel.automatic', { on: false }, 'changeSettings {"automaticProbing":false}'],
  ['settings.set', { theme: 'dark' }, 'changeSettings {"theme":"dark"}'],
  ['settings.set', { alerts: { otel: false } }, 'changeSettings {"alerts":{"otel":false}}'],
  [
    'usage.report',
    { by: 'project', since: '2026-11-01' },
    'usageReport {"by":"project","since":"2026-11-01"}',
  ],
  ['session.list', {}, 'sessionList'],
  ['limits.history', {}, 'limitHistory'],
  ['usage.hours', {}, 'weekHours'],
  ['usage.tools', { since: '2026-11-01' }, 'toolUse 2026-11-01'],
  ['usage.export', { by: 'daily', format: 'csv' }, 'exportUsage daily csv'],
  ['data.export', {}, 'exportData'],
  ['data.reset', {}, 'resetData'],
  ['page.presence', { event: 'shown' }, 'looked'],
  ['page.presence', { event: 'online' }, 'networkReturned'],
])('%s asks Glance', async (name, payload, call) => {
  const { glance, ask } = asking();
  expect(await ask(name, payload)).toMatchObject({ ok: true });
  expect(glance.calls).toEqual([call]);
});

test('session.turns reads a session, and says where none is known', async () => {
  const { glance, ask } = asking();
  expect(await ask('session.turns', { threadId: 'a' })).toMatchObject({ ok: false, code: 'no-such-session' });
  expect(glance.calls).toEqual(['sessionTurns a']);
});

test.each([
  ['analytics.set', { enabled: 'no' }],
  ['analytics.set', { enabled: true, file }],
  ['analytics.undo', { force: true }],
  ['config.report', { keys: Array.from({ length: 33 }, () => 'a') }],
  ['config.report', { keys: ['a'.repeat(201)] }],
  ['layer.open', { file: 1 }],
  ['link.open', { link: 'https://example.com/' }],
  ['link.open', { link: 'toString' }],
  ['link.open', { link: 'pricing', url: 'https://example.com/' }],
  ['otel.probe', { signal: 'profiles' }],
  ['otel.probe', { url: 'http://127.0.0.1/' }],
  ['page.presence', { event: 'hidden' }],
  ['settings.set', { theme: 'blue' }],
  ['settings.set', { alerts: { thresholds: [95, 80] } }],
  ['settings.set', { retentionDays: 3 }],
  ['settings.set', { unknown: true }],
  ['usage.export', { by: 'daily', format: 'xlsx' }],
  ['usage.tools', {}],
  ['chart.save', { name: '../limits.csv', content: '' }],
  ['chart.save', { name: 'limits.html', content: '' }],
  ['usage.report', { by: 'project', since: 'yesterday' }],
  ['session.turns', {}],
  ['session.turns', { threadId: 'a'.repeat(101) }],
])('%s refuses %j', async (name, payload) => {
  const { glance, ask } = asking();
  expect(await ask(name, payload)).toMatchObject({ ok: false, code: 'invalid-request' });
  expect(glance.calls).toEqual([]);
});

test('only a file of the stack is opened', async () => {
  const opened: string[] = [];
  const { ask } = asking(async (path) => void opened.push(path));
  expect(await ask('layer.open', { file })).toEqual({ ok: true, value: null });
  expect(await ask('layer.open', { file: '/etc/passwd' })).toMatchObject({ ok: false, code: 'not-in-stack' });
  expect(await ask('layer.open', { file: '/etc/codex/../codex/config.toml' })).toMatchObject({ ok: false });
  expect(opened).toEqual([file]);
});

test('a host that opens no files says so', async () => {
  expect(await asking().ask('layer.open', { file })).toMatchObject({ ok: false, code: 'not-available' });
});

test('only a known link is opened, and only by a host that can', async () => {
  const opened: string[] = [];
  const handlers = createHandlers(createFakeGlance(), { openLink: async (link) => void opened.push(link) });
  expect(await answer(handlers, 'link.open', { link: 'governance' })).toEqual({ ok: true, value: null });
  expect(opened).toEqual(['governance']);
  expect(await asking().ask('link.open', { link: 'governance' })).toMatchObject({ code: 'not-available' });
});

test('the code of a refusal reaches the page, that of other errors does not', async () => {
  const { ask } = asking(async (path) => {
    throw path === file ? new RequestError('not-found', verbatim('It is gone.')) : new Error('x');
  });
  expect(await ask('layer.open', { file })).toEqual({ ok: false, code: 'not-found', message: 'It is gone.' });
});

test('a file is kept where the person says, and by the page itself where the host has no dialog', async () => {
  expect(await asking().ask('usage.export', { by: 'model', format: 'json' })).toEqual({
    ok: true,
    value: { file: null, name: 'codex-usage-model.json', text: 'usage\n' },
  });
  const asked: string[] = [];
  const handlers = createHandlers(createFakeGlance(), {
    async saveFile({ name, text }) {
      asked.push(`${name} ${text}`);
      return '/home/a/usage.csv';
    },
  });
  expect(await answer(handlers, 'usage.export', { by: 'daily', format: 'csv' })).toEqual({
    ok: true,
    value: { file: '/home/a/usage.csv', name: 'codex-usage-daily.csv', text: null },
  });
  expect(asked).toEqual(['codex-usage-daily.csv usage\n']);
});

test('analytics.preview lists the catalogue for the Snapshot, and asks Glance for nothing', async () => {
  const { glance, ask } = asking();
  expect(await ask('analytics.preview', {})).toMatchObject({
    ok: true,
    value: { schema: 'codex-glance.preview/1', session: null },
  });
  expect(glance.calls).toEqual([]);
  expect(await ask('analytics.preview', { command: ['codex'] })).toMatchObject({ code: 'invalid-request' });
});

test('a chart is saved as its text, and a picture as its bytes, by a host that has a dialog', async () => {
  const saved: (string | Uint8Array)[] = [];
  const handlers = createHandlers(createFakeGlance(), {
    async saveFile({ name, text }) {
      saved.push(text);
      return `/home/a/${name}`;
    },
  });
  const png = { name: 'limits.png', content: 'iVBORw0KGgo=' };
  expect(await answer(handlers, 'chart.save', png)).toEqual({
    ok: true,
    value: { file: '/home/a/limits.png', name: 'limits.png', text: null },
  });
  await answer(handlers, 'chart.save', { name: 'limits.svg', content: '<svg/>' });
  expect(saved).toEqual([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), '<svg/>']);
  expect(await asking().ask('chart.save', png)).toMatchObject({ ok: false, code: 'not-available' });
});
