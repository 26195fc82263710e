import type { Random } from '../../differential/generate/random.ts';

/** Where generated addresses point to: each signal has a collector, and there is one more and a proxy. */
export interface Ports {
  readonly logs: number;
  readonly traces: number;
  readonly metrics: number;
  readonly other: number;
  readonly proxy: number;
}

export type CaseSignal = 'logs' | 'traces' | 'metrics';

/** One configuration of three exporters in one environment, and how the collectors answer. */
export interface RequestCase {
  /** The text below `[otel]`. */
  readonly otel: string;
  readonly env: Readonly<Record<string, string>>;
  readonly answer: { readonly status: number; readonly location: string | null };
}

const hosts = [
  '127.0.0.1',
  '127.0.0.1',
  '127.0.0.1',
  'localhost',
  '127.1',
  '0x7f.0.0.1',
  '2130706433',
] as const;
const paths = [
  '',
  '/',
  '/v1/logs',
  '/a/../b',
  '//x',
  '/a%20b',
  '/x?a=1',
  '?q',
  '/x#f',
  '/é',
  '/%zz',
  "/[x];'",
  '/x\\y',
  '/a b',
] as const;
const schemes = [
  'http://',
  'http://',
  'http://',
  'http://',
  'http://',
  'HTTP://',
  'grpc://',
  'foo://',
  '',
  'unix:',
] as const;
const users = ['', '', '', 'ada:pw@', 'ada@', ':p%20w@', 'a:b@c@'] as const;
const names = [
  'x-api-key',
  'X-Api-Key',
  'authorization',
  'Authorization',
  'content-type',
  'User-Agent',
  'accept',
  'accept-encoding',
  'cookie',
  'x bad',
  'x:bad',
  '',
  'é',
  'te',
  'host',
  'x-bin',
  'y_z',
  'connection',
  'keep-alive',
  'upgrade',
  'grpc-timeout',
  'transfer-encoding',
  'range',
  'referer',
  'proxy-authorization',
  'content-encoding',
  "!#$%&'*+.^`|~",
] as const;
const values = [
  'v',
  'Bearer abc',
  '',
  ' a ',
  'véx',
  'a\nb',
  'a\u007fb',
  '$HOME',
  'AAEC',
  'a,b;c="d"',
] as const;
const lists = [
  '',
  '*',
  'localhost',
  '.localhost',
  'LOCALHOST',
  '*.localhost',
  'local',
  'host',
  '127.0.0.1',
  '127.0.0.0/8',
  '127.0.0.1/32',
  '10.0.0.0/8',
  '127.0.0.0/33',
  '127.1',
  '127.*',
  ' x , 127.0.0.1 ',
  'localhost:1',
  '::1',
  'http://localhost',
  '0.0.0.0/0',
  ',',
] as const;
const encoded = [
  'a=1',
  'x-api-key=env',
  'k=1,k=2,K=3',
  ' A = 1 ,b=x%20y%3D ,, =z, c',
  'a=100%,b=%4',
  'b=%C3%A9,c=%FF',
  'x y=1,ok=2',
  'User-Agent=env',
  'content-type=text/x',
  'k=a%0Ab,l=a+b',
  '',
  'authorization=Basic%20abc=',
] as const;

/** Draws a case. No address leaves loopback. */
export function drawCase(random: Random, ports: Ports): RequestCase {
  const exporters = (['logs', 'traces', 'metrics'] as const).map((signal) =>
    drawExporter(random, signal, ports),
  );
  return { otel: exporters.join(''), env: drawEnvironment(random, ports), answer: drawAnswer(random, ports) };
}

const keys = { logs: 'exporter', traces: 'trace_exporter', metrics: 'metrics_exporter' } as const;

function drawExporter(random: Random, signal: CaseSignal, ports: Ports): string {
  const kind = random.chance(0.3) ? 'otlp-grpc' : 'otlp-http';
  // Most of a case must start, or all that is seen is that it does not.
  const isPlain = random.chance(0.7);
  const address = isPlain
    ? `http://127.0.0.1:${ports[signal]}${kind === 'otlp-http' ? '/v1/x' : ''}`
    : `${random.pick(schemes)}${random.pick(users)}${random.pick(hosts)}:${ports[signal]}${random.pick(paths)}`;
  const protocol = kind === 'otlp-grpc' ? '' : `protocol = "${random.pick(['json', 'binary'])}"\n`;
  const headers = Array.from({ length: Math.floor(random.next() * 4) }, () =>
    [random.pick(names), random.pick(values)].map(quoted).join(' = '),
  );
  const byName = new Map(headers.map((header) => [header.split(' = ')[0], header]));
  const table = `headers = { ${[...byName.values()].join(', ')} }\n`;
  return `[otel.${keys[signal]}.${kind}]\nendpoint = ${quoted(address)}\n${protocol}${table}`;
}

/** A text of TOML. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}

function drawEnvironment(random: Random, { proxy }: Ports): Record<string, string> {
  const address = `127.0.0.1:${proxy}`;
  const env: Record<string, string> = {};
  const maybe = (share: number, name: string, value: string) => {
    if (random.chance(share)) env[name] = value;
  };
  const proxies = [
    `http://${address}`,
    address,
    `http://us:p%20w@${address}`,
    `HTTP://${address}/p`,
    `socks5://u:p@${address}`,
    '',
    ' ',
    'not a url',
    `ftp://${address}`,
  ] as const;
  maybe(0.3, 'HTTP_PROXY', random.pick(proxies));
  maybe(0.15, 'http_proxy', random.pick(proxies));
  maybe(0.15, 'ALL_PROXY', random.pick(proxies));
  maybe(0.05, 'all_proxy', random.pick(proxies));
  maybe(0.4, 'NO_PROXY', random.pick(lists));
  maybe(0.1, 'no_proxy', random.pick(lists));
  maybe(0.05, 'REQUEST_METHOD', 'GET');
  maybe(0.3, 'OTEL_EXPORTER_OTLP_HEADERS', random.pick(encoded));
  maybe(0.1, 'OTEL_EXPORTER_OTLP_TRACES_HEADERS', random.pick(encoded));
  maybe(0.1, 'OTEL_EXPORTER_OTLP_METRICS_HEADERS', random.pick(encoded));
  maybe(0.1, 'OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:1');
  return env;
}

function drawAnswer(random: Random, { other }: Ports): RequestCase['answer'] {
  if (random.chance(0.6)) return { status: 200, location: null };
  return {
    status: random.pick([301, 302, 303, 307, 307, 308, 300, 304]),
    location: random.pick([
      `http://127.0.0.1:${other}/else?q=1`,
      `http://localhost:${other}/else`,
      `http://ada:pw@127.0.0.1:${other}/`,
      `//127.0.0.1:${other}/x#f`,
      'ftp://127.0.0.1/',
      'http://',
      '/again',
      null,
    ]),
  };
}
