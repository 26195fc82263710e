import { messageMaker } from '../../message.ts';

/** What a run of Codex would send, and whether it was captured. */
export const preview = {
  'preview.would-run-command': ({ key, file }: { key: string; file: string | null }) =>
    `Codex would run a command just for this: ${key} of ${file ?? 'a managed layer'}`,
  'preview.not-codex': () => 'The command is not codex, so nothing can point it here',
  'preview.metrics-decided-above': () => 'A layer above the command line decides otel.metrics_exporter',
  'preview.metrics.captured': () => 'Received here instead of by OpenAI, including those that it never gets',
  'preview.metrics.captured-without-helper': () =>
    'Received here; the command in otel.headers_helper is not run, so logs and traces are not exported meanwhile',
  'preview.metrics.analytics-off': () =>
    'Analytics are off, so nothing goes to OpenAI; a collector of your own would get these',
  'preview.nothing-received': () => 'Nothing was received',
  'preview.events.analytics-off': () => 'Analytics are off, so Codex makes no usage events',
  'preview.events.no-sign-in': () => 'Without a sign-in Codex makes no usage events',
  'preview.events.address-decided-above': () => 'A layer above the command line decides chatgpt_base_url',
  'preview.events.organisation': () =>
    "Your organisation's configuration comes from the same address, so it is left alone",
  'preview.events.api-key': () =>
    'Received here instead of by OpenAI; with an API key only events about plugins are made',
  'preview.events.captured': () =>
    'Received here instead of by OpenAI; what else Codex asks of that address fails meanwhile',
  'preview.not-known': () => 'Not known',
  'preview.not-sent.api-key': () => 'Not sent with an API key',
  'preview.sent.api-key': () => 'With an API key only where it is about a plugin',
  'preview.sent.chatgpt': () => 'Sent, tied to your ChatGPT account',
  'preview.sent.signed-in': () => 'Sent when signed in with ChatGPT',
  'preview.own-collector': () => 'Goes to your own collector, not to OpenAI',
  'preview.sent.tags': () => 'Sent with tags only, with or without a sign-in',
  'preview.left-out': () => 'Left out of what goes to OpenAI; a collector of your own would get it',
};

export const previewMessage = messageMaker(preview);
