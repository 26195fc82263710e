import { probeMessage } from '../../../shared/messages/en/telemetry/probe.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { EndpointFault } from '../../exporters/export-plan/endpoint.ts';
import { type Decision, failing } from './decision.ts';
import type { ConnectOutcome, SeenOutcome, TlsProblem, UnusableProblem } from './outcome.ts';
import { hostOf, type Subject, waitedWords } from './verdict-words.ts';

/** Decides for connections that failed, were not answered, or broke. */
export function decideConnect(
  outcome: ConnectOutcome | Exclude<SeenOutcome, { kind: 'http' | 'grpc' }>,
  subject: Subject,
): Decision {
  const host = hostOf(subject);
  const proxied = subject.proxy === null ? null : proxyFailure(outcome, subject.proxy);
  if (proxied !== null) return proxied;
  switch (outcome.kind) {
    case 'dns':
      return failing(
        'dns',
        subject.url === null
          ? probeMessage('probe.dns-unnamed')
          : probeMessage('probe.dns', { host: subject.url.hostname }),
      );
    case 'refused':
      return outcome.how === 'closed'
        ? failing('refused', probeMessage('probe.closed-port', { host }))
        : failing('refused', probeMessage('probe.unreachable', { host }));
    case 'timeout':
      return outcome.stage === 'connect'
        ? failing(
            'timeout',
            probeMessage('probe.no-connection', { host, wait: waitedWords(outcome.afterMs) }),
          )
        : failing('timeout', probeMessage('probe.no-answer', { host, wait: waitedWords(outcome.afterMs) }));
    case 'tls':
      return failing('tls', tlsSentence(outcome.problem, subject));
    case 'closed':
      return failing(
        'server',
        outcome.during === 'answer'
          ? probeMessage('probe.closed-in-answer', { host })
          : probeMessage('probe.closed-without-answer', { host }),
      );
    case 'no-tunnel':
      return failing('refused', probeMessage('probe.no-tunnel', { host }));
    case 'proxy-credentials':
      return failing('auth', probeMessage('probe.proxy-credentials', { host }));
    case 'wrong-protocol':
      return failing('protocol', protocolSentence(outcome.spoke, subject));
    case 'unusable':
      return unusable(outcome.problem, outcome.subject ?? '');
    case 'endpoint':
      return failing('path', endpointSentence(outcome.fault));
  }
}

/** Where there is a proxy, the connection says something about it, and nothing about the collector. */
function proxyFailure(
  { kind, ...rest }: Parameters<typeof decideConnect>[0],
  variable: string,
): Decision | null {
  const remedy = probeMessage('probe.proxy.remedy', { variable });
  if (kind === 'dns') return failing('dns', probeMessage('probe.proxy.dns', { variable, remedy }));
  if (kind === 'refused')
    return failing('refused', probeMessage('probe.proxy.refused', { variable, remedy }));
  if (kind === 'timeout' && 'stage' in rest && rest.stage === 'connect') {
    const waited = waitedWords(rest.afterMs);
    return failing('timeout', probeMessage('probe.proxy.timeout', { variable, waited, remedy }));
  }
  if (kind === 'proxy-credentials') {
    return failing('auth', probeMessage('probe.proxy.credentials', { variable }));
  }
  if (kind === 'no-tunnel')
    return failing('refused', probeMessage('probe.proxy.no-tunnel', { variable, remedy }));
  return null;
}

function tlsSentence(problem: TlsProblem, subject: Subject): Message {
  const host = hostOf(subject);
  switch (problem) {
    case 'self-signed':
      return probeMessage('probe.tls.self-signed', { host });
    case 'unknown-issuer':
      return probeMessage('probe.tls.unknown-issuer', { host });
    case 'expired':
      return probeMessage('probe.tls.expired', { host });
    case 'not-yet-valid':
      return probeMessage('probe.tls.not-yet-valid', { host });
    case 'host-name':
      return probeMessage('probe.tls.host-name', { host });
    case 'client-certificate':
      return subject.clientCertificate
        ? probeMessage('probe.tls.client-certificate-refused', { host })
        : probeMessage('probe.tls.client-certificate-wanted', { host });
    case 'not-tls':
      return probeMessage('probe.tls.not-tls', { host });
    case 'plain':
      return probeMessage('probe.tls.plain', { host });
    case 'other':
      return probeMessage('probe.tls.other', { host });
  }
}

function protocolSentence(spoke: 'http' | 'grpc' | 'other', subject: Subject): Message {
  const host = hostOf(subject);
  switch (spoke) {
    case 'http':
      return probeMessage('probe.speaks-http', { host, path: subject.signal });
    case 'grpc':
      return probeMessage('probe.speaks-grpc', { host });
    case 'other':
      return probeMessage('probe.speaks-other', { host });
  }
}

/** Explains what is wrong with an endpoint, and what Codex 0.171.0 does with it. */
export function endpointSentence(fault: EndpointFault): Message {
  switch (fault) {
    case 'not-a-uri':
      return probeMessage('probe.endpoint.not-a-uri');
    case 'host':
      return probeMessage('probe.endpoint.host');
    case 'ipv6':
      return probeMessage('probe.endpoint.ipv6');
    case 'no-scheme':
      return probeMessage('probe.endpoint.no-scheme');
    case 'scheme':
      return probeMessage('probe.endpoint.scheme');
    case 'no-host':
      return probeMessage('probe.endpoint.no-host');
  }
}

function unusable(problem: UnusableProblem, subject: string): Decision {
  switch (problem) {
    case 'header':
      return failing('protocol', probeMessage('probe.unusable.header', { header: subject }));
    case 'length':
      return failing('protocol', probeMessage('probe.unusable.length', { header: subject }));
    case 'tls-file':
      return failing('tls', probeMessage('probe.unusable.tls-file', { file: subject }));
    case 'tls-pair':
      return failing('tls', probeMessage('probe.unusable.tls-pair', { file: subject }));
  }
}
