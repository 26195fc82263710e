import { listOf } from '../../list-of.ts';
import { type Clause, messageMaker } from '../../message.ts';
import type { Signal } from '../../signal.ts';

/** Whether a collector takes exports: what a probe met, and what to do. */
export const probe = {
  'probe.dns': ({ host }: { host: string }) =>
    `The name ${host} is not known: correct the host in the endpoint, or connect to the network that knows it.`,
  'probe.dns-unnamed': () =>
    'The name in the endpoint is not known: correct the host in the endpoint, or connect to the network that knows it.',
  'probe.closed-port': ({ host }: { host: Clause }) =>
    `Nothing listens at ${host}: start the collector, or correct the host and port.`,
  'probe.unreachable': ({ host }: { host: Clause }) =>
    `${host} cannot be reached from here: check the network, the VPN and the firewall.`,
  'probe.no-connection': ({ host, wait }: { host: Clause; wait: string }) =>
    `${host} did not accept a connection within ${wait}: check the host, the port and the firewall.`,
  'probe.no-answer': ({ host, wait }: { host: Clause; wait: string }) =>
    `${host} accepted the connection but did not answer within ${wait}: restart or unload the collector, because codex exec waits for it at exit.`,
  'probe.closed-in-answer': ({ host }: { host: Clause }) =>
    `${host} closed the connection in the middle of its answer: look into the collector's log.`,
  'probe.closed-without-answer': ({ host }: { host: Clause }) =>
    `${host} closed the connection without an answer: look into the collector's log.`,
  'probe.no-tunnel': ({ host }: { host: Clause }) =>
    `The proxy does not lead to ${host}: check what it allows.`,
  'probe.proxy-credentials': ({ host }: { host: Clause }) =>
    `The proxy before ${host} wants credentials: write them into its address.`,
  'probe.proxy.dns': ({ variable, remedy }: { variable: string; remedy: Clause }) =>
    `The name of the proxy in ${variable} is not known: ${remedy}`,
  'probe.proxy.refused': ({ variable, remedy }: { variable: string; remedy: Clause }) =>
    `The proxy in ${variable} cannot be reached: ${remedy}`,
  'probe.proxy.timeout': ({
    variable,
    waited,
    remedy,
  }: {
    variable: string;
    waited: string;
    remedy: Clause;
  }) => `The proxy in ${variable} did not accept a connection within ${waited}: ${remedy}`,
  'probe.proxy.credentials': ({ variable }: { variable: string }) =>
    `The proxy in ${variable} wants credentials: write them into ${variable}.`,
  'probe.proxy.no-tunnel': ({ variable, remedy }: { variable: string; remedy: Clause }) =>
    `The proxy in ${variable} does not lead there: ${remedy}`,
  'probe.proxy.remedy': ({ variable }: { variable: string }) =>
    `correct ${variable}, or name the collector in NO_PROXY.`,
  'probe.tls.self-signed': ({ host }: { host: Clause }) =>
    `The certificate of ${host} is self-signed: name it in tls.ca-certificate, or give the collector one from a known CA.`,
  'probe.tls.unknown-issuer': ({ host }: { host: Clause }) =>
    `The certificate of ${host} comes from a CA that is not known here: name that CA's file in tls.ca-certificate.`,
  'probe.tls.expired': ({ host }: { host: Clause }) =>
    `The certificate of ${host} has expired: renew it on the collector.`,
  'probe.tls.not-yet-valid': ({ host }: { host: Clause }) =>
    `The certificate of ${host} is not valid yet: check the clocks of both machines.`,
  'probe.tls.host-name': ({ host }: { host: Clause }) =>
    `The certificate of ${host} is for another name: use the name in the certificate for the endpoint.`,
  'probe.tls.client-certificate-refused': ({ host }: { host: Clause }) =>
    `${host} does not accept the client certificate: check tls.client-certificate and when it expires.`,
  'probe.tls.client-certificate-wanted': ({ host }: { host: Clause }) =>
    `${host} asks for a client certificate: set tls.client-certificate and tls.client-private-key.`,
  'probe.tls.not-tls': ({ host }: { host: Clause }) =>
    `${host} does not speak TLS at this port: write http:// in the endpoint, or use the collector's TLS port.`,
  'probe.tls.plain': ({ host }: { host: Clause }) =>
    `${host} speaks TLS at this port: write https:// in the endpoint.`,
  'probe.tls.other': ({ host }: { host: Clause }) =>
    `The TLS handshake with ${host} failed: check which TLS versions the collector supports.`,
  'probe.speaks-http': ({ host, path }: { host: Clause; path: string }) =>
    `${host} speaks HTTP, not gRPC: use otlp-http with the path /v1/${path}, or the collector's gRPC port, usually 4317.`,
  'probe.speaks-grpc': ({ host }: { host: Clause }) =>
    `${host} speaks gRPC, not HTTP: use otlp-grpc, or the collector's HTTP port, usually 4318.`,
  'probe.speaks-other': ({ host }: { host: Clause }) =>
    `${host} answers in neither HTTP nor gRPC: correct the port in the endpoint.`,
  'probe.endpoint.not-a-uri': () =>
    'The endpoint is not a URL, so the app-server does not start: write it in full.',
  'probe.endpoint.host': () =>
    'The endpoint names no valid host, so the app-server does not start: correct it.',
  'probe.endpoint.ipv6': () =>
    'Over gRPC Codex cannot use an IPv6 address, so the app-server does not start: use a name.',
  'probe.endpoint.no-scheme': () =>
    'The endpoint has no http:// or https:// before it, so nothing is sent: write it in full.',
  'probe.endpoint.scheme': () =>
    'The endpoint begins with neither http:// nor https://, so nothing is sent: correct it.',
  'probe.endpoint.no-host': () =>
    'The endpoint names no valid host and port, so nothing is sent: correct it.',
  'probe.unusable.header': ({ header }: { header: string }) =>
    `HTTP/2 cannot carry the header ${header} as it is set: remove it.`,
  'probe.unusable.length': ({ header }: { header: string }) =>
    `The header ${header} makes Codex cut its exports or hold them back: remove it.`,
  'probe.unusable.tls-file': ({ file }: { file: string }) =>
    `The file ${file} cannot be read as PEM: correct its path or content.`,
  'probe.unusable.tls-pair': ({ file }: { file: string }) =>
    `The file ${file} needs its counterpart: set both tls.client-certificate and tls.client-private-key.`,
  'probe.answered': ({ answer, advice }: { answer: string; advice: Clause }) =>
    `The collector answered ${answer}: ${advice}`,
  'probe.says': ({ sentence, message }: { sentence: Clause; message: string }) =>
    `${sentence} It says: ${message}`,
  'probe.redirected-there': ({ sentence }: { sentence: Clause }) =>
    `The endpoint redirects there. ${sentence}`,
  'probe.redirected-to': ({ to, sentence }: { to: string; sentence: Clause }) =>
    `The endpoint redirects to ${to}. ${sentence}`,
  'probe.redirect.withheld': ({ to, headers }: { to: string; headers: readonly string[] }) =>
    `The endpoint redirects to ${to}, and Codex sends ${listOf(headers, 'and')} to no other host: use that address as the endpoint.`,
  'probe.redirect.endless': ({ most, to, signal }: { most: number; to: string; signal: Signal }) =>
    `The endpoint redirects more than ${most} times, finally to ${to}: correct the ${signal} endpoint.`,
  'probe.redirect.not-posted': ({ to, signal }: { to: string; signal: Signal }) =>
    `The endpoint redirects to ${to}, where nothing is posted to: correct the ${signal} endpoint.`,
  'probe.redirect.not-followed': ({ status, to, signal }: { status: number; to: string; signal: Signal }) =>
    `The collector answered ${status} and points to ${to}, which Codex does not follow: correct the ${signal} endpoint.`,
  'probe.redirect.not-followed-elsewhere': ({ status, signal }: { status: number; signal: Signal }) =>
    `The collector answered ${status} and points elsewhere, which Codex does not follow: correct the ${signal} endpoint.`,
  'probe.accepted': ({ signal }: { signal: Signal }) =>
    `The collector accepted an empty export of ${signal}.`,
  'probe.accepted-with-warning': ({ signal }: { signal: Signal }) =>
    `The collector accepted an empty export of ${signal} with a warning.`,
  'probe.accepted-slowly': ({ signal, seconds }: { signal: Signal; seconds: number }) =>
    `The collector accepted an empty export of ${signal}, but needed ${seconds.toFixed(1)} s: codex exec waits for it at exit, so bring the collector closer or unload it.`,
  'probe.partial': ({ answer }: { answer: string }) =>
    `The collector answered ${answer} and rejected records: see the collector's log for what it drops.`,
  'probe.foreign-grpc': ({ host }: { host: Clause }) =>
    `${host} answered, but not as an OTLP receiver does: check that the port is the collector's.`,
  'probe.foreign-http': ({ host, status, signal }: { host: Clause; status: number; signal: Signal }) =>
    `${host} answered ${status}, but not as an OTLP receiver does: check that the endpoint is the collector's ${signal} URL.`,
  'probe.invalid-argument': ({ answer }: { answer: string }) =>
    `The collector answered ${answer} to an empty export: it is there, but whether it takes records is not known; see the collector's log.`,
  'probe.advice.no-service': ({ signal }: { signal: Signal }) =>
    `it has no OTLP service for ${signal}; switch that on in the collector.`,
  'probe.advice.full': ({ wait }: { wait: Clause }) =>
    `it accepts no more for now; ${wait} or raise the collector's limit.`,
  'probe.advice.too-slow': () => 'it was too slow; restart or unload the collector.',
  'probe.advice.overloaded': ({ wait }: { wait: Clause }) =>
    `it is overloaded or starting; ${wait} or give it more capacity.`,
  'probe.advice.overloaded-wait': () => 'it is overloaded or starting; wait, or give it more capacity.',
  'probe.advice.failed-inside': () => "it failed internally; see the collector's log.",
  'probe.advice.refuses': () => "it refuses the export; see the collector's log.",
  'probe.advice.wrong-credential': ({ header }: { header: Clause }) => `${header} is wrong or expired.`,
  'probe.advice.may-not-write': ({ header }: { header: Clause }) =>
    `${header} is known but may not write here; give it the right to ingest.`,
  'probe.advice.sender-may-not-write': ({ sender }: { sender: Clause }) =>
    `${sender} may not write here; give it the right to ingest.`,
  'probe.advice.no-credentials': () =>
    'it wants credentials and no header is set; set headers in the exporter.',
  'probe.advice.header-left-out': ({ headers }: { headers: readonly string[] }) =>
    `it wants credentials, and Codex leaves out ${listOf(headers, 'and')}, because HTTP does not allow it as it is set.`,
  'probe.advice.proxy-credentials': () => 'a proxy in between wants credentials.',
  'probe.advice.client-certificate': () =>
    'it does not accept the client certificate and no header is set; set the header that it asks for.',
  'probe.advice.no-path': ({ path }: { path: string }) =>
    `the endpoint has no path, and Codex adds none; end it with /v1/${path}.`,
  'probe.advice.not-taken-at': ({ at, path }: { at: string; path: string }) =>
    `nothing is accepted at ${at}; most collectors want /v1/${path}.`,
  'probe.advice.nothing-at': ({ at, path }: { at: string; path: string }) =>
    `there is nothing at ${at}; most collectors want /v1/${path}.`,
  'probe.advice.form': ({ form, remedy }: { form: string; remedy: Clause }) =>
    `it does not accept ${form}; ${remedy}`,
  'probe.advice.set-protocol': ({ protocol }: { protocol: string }) => `set protocol = "${protocol}".`,
  'probe.advice.http-version': () => 'it wants another version of HTTP; use otlp-grpc or its HTTP port.',
  'probe.advice.proxy-does-not-reach': () =>
    'a proxy does not reach the collector behind it; check that it runs.',
  'probe.wait': () => 'wait',
  'probe.wait-as-asked': ({ time }: { time: string }) => `wait ${time}, as it asks,`,
  'probe.header': ({ name }: { name: string }) => `the header ${name}`,
  'probe.headers': ({ names }: { names: readonly string[] }) => `the headers ${listOf(names, 'or')}`,
  'probe.no-header': () => 'a sender without a header',
  'probe.host': ({ name }: { name: string }) => `${name}`,
  'probe.the-collector': () => 'the collector',
};

export const probeMessage = messageMaker(probe);
