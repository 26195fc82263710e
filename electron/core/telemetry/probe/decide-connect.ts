import type { EndpointFault } from '../../exporters/export-plan/endpoint.ts';
import type { ConnectOutcome, SeenOutcome, TlsProblem, UnusableProblem } from './outcome.ts';
import { type Decision, failing, hostOf, type Subject, waitedWords } from './verdict-words.ts';

/** Decides for connections that did not come about, were not answered, or broke. */
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
        `The name ${subject.url?.hostname ?? 'in the endpoint'} is not known: correct the host in the endpoint, or connect to the network that knows it.`,
      );
    case 'refused':
      return outcome.how === 'closed'
        ? failing('refused', `Nothing listens at ${host}: start the collector, or correct the host and port.`)
        : failing(
            'refused',
            `${host} cannot be reached from here: check the network, the VPN and the firewall.`,
          );
    case 'timeout':
      return outcome.stage === 'connect'
        ? failing(
            'timeout',
            `${host} did not take a connection within ${waitedWords(outcome.afterMs)}: check the host, the port and the firewall.`,
          )
        : failing(
            'timeout',
            `${host} took the connection and did not answer within ${waitedWords(outcome.afterMs)}: restart or unload the collector, because codex exec waits for it at exit.`,
          );
    case 'tls':
      return failing('tls', tlsSentence(outcome.problem, subject));
    case 'closed':
      return failing(
        'server',
        outcome.during === 'answer'
          ? `${host} closed the connection in the middle of its answer: look into the collector's log.`
          : `${host} closed the connection without an answer: look into the collector's log.`,
      );
    case 'no-tunnel':
      return failing('refused', `The proxy does not lead to ${host}: check what it allows.`);
    case 'proxy-credentials':
      return failing('auth', `The proxy before ${host} wants credentials: write them into its address.`);
    case 'wrong-protocol':
      return failing('protocol', protocolSentence(outcome.spoke, subject));
    case 'unusable':
      return unusable(outcome.problem, outcome.subject ?? '');
    case 'endpoint':
      return failing('path', endpointSentence(outcome.fault));
  }
}

/** How far a connection came says something of the proxy where there is one, and nothing of the collector. */
function proxyFailure(
  { kind, ...rest }: Parameters<typeof decideConnect>[0],
  variable: string,
): Decision | null {
  const remedy = `correct ${variable}, or name the collector in NO_PROXY.`;
  if (kind === 'dns') return failing('dns', `The name of the proxy in ${variable} is not known: ${remedy}`);
  if (kind === 'refused') return failing('refused', `The proxy in ${variable} cannot be reached: ${remedy}`);
  if (kind === 'timeout' && 'stage' in rest && rest.stage === 'connect') {
    const waited = waitedWords(rest.afterMs);
    return failing(
      'timeout',
      `The proxy in ${variable} did not take a connection within ${waited}: ${remedy}`,
    );
  }
  if (kind === 'proxy-credentials') {
    return failing('auth', `The proxy in ${variable} wants credentials: write them into ${variable}.`);
  }
  if (kind === 'no-tunnel')
    return failing('refused', `The proxy in ${variable} does not lead there: ${remedy}`);
  return null;
}

function tlsSentence(problem: TlsProblem, subject: Subject): string {
  const host = hostOf(subject);
  switch (problem) {
    case 'self-signed':
      return `The certificate of ${host} is self-signed: name it in tls.ca-certificate, or give the collector one from a known CA.`;
    case 'unknown-issuer':
      return `The certificate of ${host} comes from a CA that is not known here: name that CA's file in tls.ca-certificate.`;
    case 'expired':
      return `The certificate of ${host} has expired: renew it on the collector.`;
    case 'not-yet-valid':
      return `The certificate of ${host} is not valid yet: check the clocks of both machines.`;
    case 'host-name':
      return `The certificate of ${host} is for another name: use the name that it is made out to in the endpoint.`;
    case 'client-certificate':
      return subject.clientCertificate
        ? `${host} does not take the client certificate: check tls.client-certificate and when it expires.`
        : `${host} asks for a client certificate: set tls.client-certificate and tls.client-private-key.`;
    case 'not-tls':
      return `${host} does not speak TLS at this port: write http:// in the endpoint, or use the collector's TLS port.`;
    case 'plain':
      return `${host} speaks TLS at this port: write https:// in the endpoint.`;
    case 'other':
      return `The TLS handshake with ${host} failed: check which TLS versions the collector takes.`;
  }
}

function protocolSentence(spoke: 'http' | 'grpc' | 'other', subject: Subject): string {
  const host = hostOf(subject);
  switch (spoke) {
    case 'http':
      return `${host} speaks HTTP and not gRPC: use otlp-http with the path /v1/${subject.signal}, or the collector's gRPC port, mostly 4317.`;
    case 'grpc':
      return `${host} speaks gRPC and not HTTP: use otlp-grpc, or the collector's HTTP port, mostly 4318.`;
    case 'other':
      return `${host} answers in neither HTTP nor gRPC: correct the port in the endpoint.`;
  }
}

/** What is wrong with an endpoint, and what Codex 0.171.0 makes of it. */
export function endpointSentence(fault: EndpointFault): string {
  switch (fault) {
    case 'not-a-uri':
      return 'The endpoint is no URL, so the app-server does not start: write it in full.';
    case 'host':
      return 'The endpoint names no valid host, so the app-server does not start: correct it.';
    case 'ipv6':
      return 'Over gRPC Codex takes no IPv6 address, so the app-server does not start: use a name.';
    case 'no-scheme':
      return 'The endpoint has no http:// or https:// before it, so nothing is sent: write it in full.';
    case 'scheme':
      return 'The endpoint begins with neither http:// nor https://, so nothing is sent: correct it.';
    case 'no-host':
      return 'The endpoint names no valid host and port, so nothing is sent: correct it.';
  }
}

function unusable(problem: UnusableProblem, subject: string): Decision {
  switch (problem) {
    case 'header':
      return failing('protocol', `HTTP/2 does not carry the header ${subject} as it is set: remove it.`);
    case 'length':
      return failing(
        'protocol',
        `The header ${subject} makes Codex cut its exports or hold them back: remove it.`,
      );
    case 'tls-file':
      return failing('tls', `The file ${subject} cannot be read as PEM: correct its path or content.`);
    case 'tls-pair':
      return failing(
        'tls',
        `The file ${subject} stands alone: set both tls.client-certificate and tls.client-private-key.`,
      );
  }
}
