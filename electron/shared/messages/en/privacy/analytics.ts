import { capital } from '../../capital.ts';
import { listOf } from '../../list-of.ts';
import { type Clause, messageMaker } from '../../message.ts';
import type { Signal } from '../../signal.ts';

const contents = {
  none: '',
  tools: '. Arguments and output of tools are included',
  prompts: '. Arguments and output of tools are included, and so is the text of your prompts',
} as const;

/** What Codex sends to OpenAI, by surface and channel, and who decided that. */
export const analytics = {
  'analytics.decided': ({ on, by }: { on: boolean; by: Clause }) => `${on ? 'On' : 'Off'}, because ${by}`,
  'analytics.by-default': () => 'On: nothing switches it off, and Codex sends by default',
  'analytics.decided-beside-invalid': ({ decided, place }: { decided: Clause; place: Clause }) =>
    `${decided}. ${capital(place)} is invalid and does not count`,
  'analytics.invalid.without-user': ({ place }: { place: Clause }) =>
    `${capital(place)} is invalid, so no opt-out in your own files is in force: Codex in the IDE and the desktop app sends, the TUI and exec do not start`,
  'analytics.invalid.bare': ({ place }: { place: Clause }) =>
    `${capital(place)} is invalid, so no opt-out is in force: Codex in the IDE and the desktop app sends, the TUI and exec do not start`,
  'analytics.invalid.refuses': ({ place }: { place: Clause }) =>
    `${capital(place)} is invalid, so Codex does not start and sends nothing`,
  'analytics.otel': ({
    parts,
    content,
  }: {
    parts: readonly Clause[];
    content: 'none' | 'tools' | 'prompts';
  }) => `${capital(parts.join('; '))}${contents[content]}`,
  'analytics.otel.part': ({ signals, by }: { signals: readonly Signal[]; by: Clause }) =>
    `${listOf(signals, 'and')}, because ${by}`,
  'analytics.otel.stopped-by': () => 'otel.exporter, otel.trace_exporter and otel.metrics_exporter = "none"',
  'analytics.otel.none': () => 'No exporter sends to a collector of yours',
  'analytics.nothing-sent': () => 'Nothing is sent',
  'analytics.otel.logs-identify': () =>
    'Log records hold your email and account id with a ChatGPT sign-in, and the name of this machine',
  'analytics.otel.no-account': () => 'No account; traces hold paths of your files',
  'analytics.identified.api-key': () => 'Your API key',
  'analytics.identified.chatgpt': () => 'Your ChatGPT account: its token and id are sent with them',
  'analytics.identified.tags': () => 'No account: only tags such as version, model and kind of sign-in',
  'analytics.identified.feedback': () => 'What you put into the report',
  'analytics.metrics.stopped-by': () => 'analytics.enabled = false, or any other otel.metrics_exporter',
  'analytics.not-starting': () => 'The configuration is invalid, so it does not start',
  'analytics.events.api-key': () => 'With an API key only events about plugins are sent',
  'analytics.events.without-default': ({ tied }: { tied: boolean }) =>
    `Sent even without --analytics-default-enabled, ${tied ? 'tied to your ChatGPT account' : 'when signed in with ChatGPT'}`,
  'analytics.events': ({ tied }: { tied: boolean }) =>
    `Sent unless analytics.enabled is false, ${tied ? 'tied to your ChatGPT account' : 'when signed in with ChatGPT'}`,
  'analytics.metrics.elsewhere': ({ by }: { by: Clause }) =>
    `otel.metrics_exporter sends them elsewhere or nowhere: ${by}`,
  'analytics.metrics.on': () => 'Sent because analytics.enabled is true, also without any sign-in',
  'analytics.metrics.app-server': () => 'An app-server sends metrics only with --analytics-default-enabled',
  'analytics.metrics.ide': () =>
    'The IDE extension and the desktop app start Codex with --analytics-default-enabled',
  'analytics.metrics.daemon': () => 'The TUI starts its daemon with --analytics-default-enabled',
  'analytics.metrics.default': () => 'Sent unless analytics.enabled is false, also without any sign-in',
  'analytics.feedback.on-demand': () => 'Only when you send a report with /feedback',
  'analytics.not-read-yet': () => 'The configuration was not read yet',
};

export const analyticsMessage = messageMaker(analytics);
