import { type Clause, messageMaker } from '../../message.ts';

/** Whether telemetry arrives: the probe, what Codex wrote down itself, and what cannot be seen. */
export const health = {
  'health.helper.status': ({ status }: { status: string }) => `it ended with the status ${status}`,
  'health.helper.signal': ({ signal }: { signal: string }) => `it was ended by the signal ${signal}`,
  'health.helper.slow': ({ seconds }: { seconds: string }) => `it took longer than ${seconds} s`,
  'health.helper.long': ({ size }: { size: string }) => `it printed more than ${size} KB`,
  'health.helper.no-json': () => 'it did not print a JSON object of text values',
  'health.helper.header-twice': () => 'it named a header twice',
  'health.helper.header-not-allowed': () => 'it gave a header that HTTP does not allow',
  'health.helper.no-text': () => 'it printed something other than text',
  'health.helper.not-started': () => 'it could not be started',
  'health.helper.unknown': () => 'Codex did not say why',
  'health.codex.dns': () => 'Codex could not find the collector by its name.',
  'health.codex.refused': () => 'Codex could not connect to the collector.',
  'health.codex.timeout': () => 'The collector did not answer Codex in time.',
  'health.codex.tls': () => "Codex did not trust the collector's certificate, or could not agree on TLS.",
  'health.codex.auth': () => "The collector refused Codex's credentials.",
  'health.codex.path': () => 'The collector has nothing at the path that Codex posts to.',
  'health.codex.protocol': () => 'The collector does not speak the protocol that Codex uses.',
  'health.codex.server': () => 'The collector failed on what Codex sent.',
  'health.codex.rejected': () => 'The collector rejected what Codex sent.',
  'health.codex.unknown': () => 'Codex could not export, and did not say why.',
  'health.codex.helper': ({ why }: { why: Clause }) =>
    `The command in otel.headers_helper failed, so nothing is exported: ${why}.`,
  'health.codex.with-status': ({ sentence, status }: { sentence: Clause; status: number }) =>
    `${sentence.replace(/\.$/, '')} (${status}).`,
  'health.not-tested.yet': () => 'Not tested yet: test it to see whether it arrives.',
  'health.not-tested.changed': () => 'Not tested since the settings changed: test it again.',
  'health.not-tested.old': () => 'Not tested for over a day: test it again.',
  'health.log-not-regular': () => 'it is not a regular file',
  'health.unseen.exec': () => 'codex exec leaves no trace of a failed export.',
  'health.unseen.metrics': () => 'Codex writes down no failure of metrics, anywhere.',
  'health.unseen.late': () =>
    'Codex writes its errors about every 10 s and not at its end, so short runs leave none.',
  'health.verdict.helper-failed': () =>
    'Nothing is exported, because the command that gives the headers failed within the hour.',
  'health.verdict.codex-failed': () => 'Codex itself failed to export within the hour.',
  'health.verdict.accepted-log-unreadable': () => "The collector accepts; Codex's own log could not be read.",
  'health.verdict.reachable': () => 'The collector answers, but has not shown that it takes an export.',
  'health.verdict.failing-log-unreadable': () => "The probe fails; Codex's own log could not be read.",
  'health.verdict.untested-log-unreadable': () => "Not tested, and Codex's own log could not be read.",
  'health.verdict.failed-after': () => 'The probe passed, but Codex failed after it: test again.',
  'health.verdict.accepted-codex-failed': () =>
    'The probe passes, but Codex itself failed within the hour: a running Codex may still use older settings, so restart it.',
  'health.verdict.accepted': () => 'The collector accepts, and no error of Codex was found.',
  'health.verdict.accepted-old-error': () =>
    "The collector accepts, and Codex's newest error is older than an hour.",
  'health.verdict.reachable-codex-failed': () =>
    'The collector answers, but Codex itself failed within the hour.',
  'health.verdict.both-fail': () => 'Probe and Codex agree: exports fail.',
  'health.verdict.failing': () => 'The probe fails; no error of Codex within the hour was found.',
  'health.verdict.codex-failed-untested': () =>
    'Codex itself failed within the hour; the export was not tested since.',
  'health.verdict.untested': () => 'Not tested, and no error of Codex within the hour was found.',
  'health.log-unreadable': () =>
    "Codex's own log could not be read, so it is not known whether its exports failed.",
};

export const healthMessage = messageMaker(health);
