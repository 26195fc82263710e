import { expect, test } from 'vitest';
import { consequencesOf } from '../../../../electron/core/privacy/edit/consequences.ts';
import { decide } from '../../../../electron/core/privacy/edit/decide.ts';
import { textOf } from '../../../../electron/shared/messages/message.ts';
import type { AuthKind } from '../../../../electron/shared/usage.ts';
import { makeWorld } from '../../config/world.ts';

/** What follows where a config.toml goes from one text to another. */
async function from(
  was: string,
  now: string,
  {
    codexVersion = '0.169.0',
    auth = 'chatgpt',
    managed = '',
  }: {
    readonly codexVersion?: string;
    readonly auth?: AuthKind;
    readonly managed?: string;
  } = {},
): Promise<string[]> {
  const world = await makeWorld({
    '$HOME/config.toml': was,
    ...(managed === '' ? {} : { '/etc/codex/managed_config.toml': managed }),
  });
  const context = { codexVersion, auth, plan: 'plus' };
  const [before, after] = [await decide(world.input, context), await decide(world.input, context, now)];
  return consequencesOf(before, after).map(textOf);
}

const off = '[analytics]\nenabled = false\n';
const on = '[analytics]\nenabled = true\n';
const events = 'https://chatgpt.com/backend-api/codex/analytics-events/events';
const metrics = 'https://ab.chatgpt.com/otlp/v1/metrics';
const everywhere =
  "the TUI, codex exec, a bare app-server, the IDE extension or desktop app, and the TUI's daemon";
const live = 'A Codex that is already running goes on as before until it is restarted.';
const remaining = [
  'Reports that you send with /feedback still go out; feedback.enabled decides them.',
  'Requests to the model still carry an installation id and the paths of your workspaces.',
  "A trusted repository's .codex/config.toml or a -c option can switch analytics on again, and codex exec --ignore-user-config skips your config.toml.",
];

test('off by default stops events everywhere, and metrics where they were on', async () => {
  expect(await from('', off)).toEqual([
    `Usage events to ${events} stop on ${everywhere}.`,
    `Metrics to ${metrics} stop on the TUI, codex exec, the IDE extension or desktop app, and the TUI's daemon.`,
    live,
    ...remaining,
  ]);
});

test('off from on stops the metrics of a bare app-server as well', async () => {
  expect(await from(on, off)).toContain(`Metrics to ${metrics} stop on ${everywhere}.`);
});

test('on starts both', async () => {
  expect(await from(off, on)).toEqual([
    `Usage events to ${events} start on ${everywhere}.`,
    `Metrics to ${metrics} start on ${everywhere}.`,
    live,
  ]);
});

const collector = (exporter: string) =>
  `[otel.${exporter}.otlp-http]\nendpoint = "https://u:p@collector.example/v1"\nprotocol = "json"\n`;

test('metrics to a collector of your own go on since 0.163.0, and stopped before', async () => {
  const own = collector('metrics_exporter');
  const place = 'https://collector.example/v1';
  const since = await from(own, own + off, { codexVersion: '0.163.0' });
  expect(since).toContain(
    `Metrics to your own collector ${place} go on: since Codex 0.163.0 analytics do not decide them.`,
  );
  expect(since.join()).not.toContain('ab.chatgpt.com');
  expect(await from(own, own + off, { codexVersion: '0.162.9' })).toContain(
    `Metrics to your own collector ${place} stop as well, before Codex 0.163.0.`,
  );
});

test('logs and traces go on, to your own collector or to OpenAI', async () => {
  const text = `${collector('exporter')}[otel]\ntrace_exporter = "statsig"\n`;
  expect(await from(text, text + off)).toEqual(
    expect.arrayContaining([
      'OTel logs to https://collector.example/v1 go on: otel.exporter decides them.',
      `OTel traces to OpenAI (${metrics}) go on: otel.trace_exporter is "statsig".`,
    ]),
  );
});

test('no reports, no word of them', async () => {
  const text = '[feedback]\nenabled = false\n';
  expect((await from(text, text + off)).join()).not.toContain('/feedback');
});

test('where a managed file decides, nothing stops', async () => {
  expect(await from('', off, { managed: on })).toEqual([]);
});
