import type { TomlTable } from '../../config/toml/toml.ts';
import type { SignalName } from '../exporter.ts';
import type { Environment } from './environment.ts';

/** A header by its name in lower case. The value is a secret. */
export type Header = readonly [name: string, value: string];

/** The headers that Codex adds to an export. */
export interface ExportHeaders {
  /** In lower case, in the order of the configuration; over gRPC a name may repeat. */
  readonly sent: readonly Header[];
  /** Configured names that Codex skips, because HTTP allows no such name or value. */
  readonly dropped: readonly string[];
  /** How many of the environment it skips for that. Their names may be parts of a value. */
  readonly droppedOfEnvironment: number;
  /** Names in lower case that are configured in several spellings: which one is sent changes with each run. */
  readonly ambiguous: readonly string[];
  /** True where a user agent is configured and dropped over HTTP, so that none is sent. */
  readonly isNameless: boolean;
}

/** The user agents of the exporters of Codex 0.169.0 to 0.171.0. */
const HTTP_AGENT = 'OTel-OTLP-Exporter-Rust/0.31.0';
const GRPC_AGENT = 'tonic/0.14.3';

/** A name by RFC 9110, as the Rust crate `http` takes it. */
const nameForm = /^[!#$%&'*+\-.^_`|~\w]+$/;
/** Everything but control characters; other than ASCII is sent as UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header may not hold.
const unfitValue = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/**
 * Returns the headers of a signal: those of the configuration, overridden by those of the environment
 * (`opentelemetry-otlp` 0.31: `exporter/http/mod.rs`, `exporter/tonic/mod.rs`). Invalid ones are dropped.
 */
export function exportHeaders(
  configured: TomlTable,
  env: Environment,
  signal: SignalName,
  protocol: 'json' | 'binary' | 'grpc',
): ExportHeaders {
  const own = Object.entries(configured).flatMap(([name, value]): Header[] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const added = environmentHeaders(env, signal);
  const fromEnv = added.filter(fits).map(lowered);
  const replaced = new Set(fromEnv.map(([name]) => name));
  const kept = own.filter(fits).filter(([name]) => !replaced.has(name.toLowerCase()));
  const byName = Map.groupBy(kept, ([name]) => name.toLowerCase());
  const ambiguous = [...byName].flatMap(([name, same]) =>
    same.length > 1 || overDefault(same, protocol) ? [name] : [],
  );
  return {
    sent: [
      ...[...byName].map(([name, [first]]): Header => [name, first?.[1] ?? '']),
      // Over gRPC a header that a variable names twice is sent twice.
      ...(protocol === 'grpc' ? fromEnv : new Map(fromEnv)),
    ],
    dropped: own.filter((header) => !fits(header)).map(([name]) => name),
    droppedOfEnvironment: added.length - fromEnv.length,
    ambiguous,
    isNameless: protocol !== 'grpc' && own.some((header) => header[0] === 'User-Agent' && !fits(header)),
  };
}

/** Over HTTP the exporter's name is in `User-Agent`, and only that spelling replaces it. */
function overDefault(same: readonly Header[], protocol: 'json' | 'binary' | 'grpc'): boolean {
  const [first] = same;
  return protocol !== 'grpc' && first?.[0].toLowerCase() === 'user-agent' && first[0] !== 'User-Agent';
}

function fits([name, value]: Header): boolean {
  return nameForm.test(name) && !unfitValue.test(value);
}

function lowered([name, value]: Header): Header {
  return [name.toLowerCase(), value];
}

/**
 * Parses the headers of the environment: those of the signal's own variable, else of the general one. Form:
 * `name=value,name=value`, percent-encoded, as the OTLP exporter specification says.
 */
export function environmentHeaders(env: Environment, signal: SignalName): Header[] {
  const text =
    env[`OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_HEADERS`] ?? env.OTEL_EXPORTER_OTLP_HEADERS ?? '';
  return text.split(',').flatMap((pair): Header[] => {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, at)).trim();
    const value = pair.slice(at + 1).trim();
    return name === '' || value === '' ? [] : [[name, decoded(value)]];
  });
}

/** Returns the text unchanged where an escape is not two hexadecimal digits, or the bytes are no UTF-8. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Headers that frame a message or a connection, which HTTP/2 does not send. */
const hopByHop = ['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'];
/** Headers of the protocol itself, which `tonic` sets or drops (`metadata/map.rs`). */
const ofGrpc = ['te', 'content-type', 'grpc-message', 'grpc-message-type', 'grpc-status'];

/** Returns all headers of an OTLP/HTTP request except `host` and `content-length`, as Codex sends them. */
export function httpHeaders(
  url: URL,
  form: 'json' | 'protobuf',
  { sent, isNameless }: Pick<ExportHeaders, 'sent' | 'isNameless'>,
): Map<string, string> {
  return new Map([
    ['content-type', form === 'json' ? 'application/json' : 'application/x-protobuf'],
    ...(isNameless ? [] : [['user-agent', HTTP_AGENT] as const]),
    ['accept', '*/*'],
    ['accept-encoding', 'zstd,gzip'],
    ...(url.username === '' && url.password === '' ? [] : [['authorization', basic(url)] as const]),
    ...sent,
  ]);
}

/** Returns all headers of an OTLP/gRPC request except the pseudo-headers, as Codex sends them. */
export function grpcHeaders(headers: readonly Header[]): Header[] {
  const own = headers.filter(([name]) => !hopByHop.includes(name) && !ofGrpc.includes(name));
  const agent = own.find(([name]) => name === 'user-agent')?.[1] ?? HTTP_AGENT;
  return [
    ...own.filter(([name]) => name !== 'user-agent'),
    ['user-agent', `${agent} ${GRPC_AGENT}`],
    ['te', 'trailers'],
    ['content-type', 'application/grpc'],
  ];
}

/** Makes the value of `authorization` from the credentials of a URL. */
export function basic({ username, password }: Pick<URL, 'username' | 'password'>): string {
  return `Basic ${Buffer.from(`${unescaped(username)}:${unescaped(password)}`).toString('base64')}`;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
