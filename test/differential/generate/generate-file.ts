import { generateOthers } from './generate-others.ts';
import type { Random } from './random.ts';
import type { FileSpec } from './stack-spec.ts';

/** Which layer a file is for: it decides what the file is likely to say. */
export type FileKind = 'user' | 'profile' | 'system' | 'managed' | 'requirements' | 'project' | 'sub';

/** The share of values that are of a wrong type, and of files that do not parse. */
const MISTAKES = 0.01;

/** A file that sets, in one of TOML's forms each, some of what Glance explains and some of what it does not. */
export function generateFile(random: Random, kind: FileKind): FileSpec {
  const { chance } = random;
  const bare: string[] = [];
  const tables: string[] = [];
  analytics(random, bare, tables);
  feedback(random, bare, tables);
  if (chance(0.45)) otel(random, kind, bare, tables);
  generateOthers(random, bare, tables);
  if (kind === 'user' || kind === 'managed' || kind === 'system' || kind === 'profile') {
    trust(random, kind, bare, tables);
  }
  // One at most: parsers differ in which of two they name.
  if (chance(MISTAKES))
    tables.push(random.pick(['[broken', '[analytics]\n[analytics]', 'a = 1\na = 2', 'b = tru']));
  if (chance(0.01)) bare.push('profile = "old"');
  const blocks = [...bare, ...tables];
  return { blocks, ...(chance(0.05) ? { bom: true } : {}), ...(chance(0.1) ? { crlf: true } : {}) };
}

function boolean(random: Random): string {
  if (random.chance(MISTAKES)) return random.pick(['"no"', '0', '[false]', '{ a = 1 }']);
  return random.pick(['true', 'false']);
}

function analytics(random: Random, bare: string[], tables: string[]): void {
  if (!random.chance(0.55)) return;
  const value = boolean(random);
  const extra = random.chance(0.06) ? ', future = 1' : '';
  switch (random.pick(['dotted', 'inline', 'table', 'quoted', 'empty'])) {
    case 'dotted':
      bare.push(`analytics.enabled = ${value}`);
      break;
    case 'inline':
      bare.push(`analytics = { enabled = ${value}${extra} }`);
      break;
    case 'quoted':
      bare.push(`"analytics" . 'enabled' = ${value} # said here`);
      break;
    case 'empty':
      tables.push(random.chance(0.5) ? '[analytics]' : `[analytics]\n# enabled = ${value}`);
      break;
    default:
      tables.push(`[analytics] # c\nenabled=${value}`);
  }
}

function feedback(random: Random, bare: string[], tables: string[]): void {
  if (!random.chance(0.3)) return;
  const value = boolean(random);
  if (random.chance(0.5)) bare.push(`feedback.enabled = ${value}`);
  else tables.push(`[feedback]\nenabled = ${value}`);
}

const exporterKeys = ['exporter', 'trace_exporter', 'metrics_exporter'] as const;

function otel(random: Random, kind: FileKind, bare: string[], tables: string[]): void {
  const { chance, pick } = random;
  const rows: string[] = [];
  const subTables: string[] = [];
  for (const key of exporterKeys) {
    if (!chance(0.35)) continue;
    if (chance(0.25)) subTables.push(exporterTable(random, key));
    else rows.push(`${key} = ${exporterValue(random)}`);
  }
  if (chance(0.3)) rows.push(`log_user_prompt = ${boolean(random)}`);
  if (chance(0.1)) rows.push(`log_agent_responses = ${boolean(random)}`);
  if (chance(0.2)) rows.push(`environment = "${kind}"`);
  if (chance(0.2)) rows.push(`span_attributes = { a = "${kind}", ${kind} = "x" }`);
  if (chance(0.15)) rows.push(`tracestate = { acme = { ${kind} = "v" } }`);
  if (chance(0.1)) rows.push('unknown_thing = 1');
  if (chance(0.1)) rows.push(`headers_helper = ${chance(MISTAKES * 4) ? '3' : '"/bin/true"'}`);
  if (chance(0.1)) rows.push(`headers_helper_refresh_interval_ms = ${chance(MISTAKES * 4) ? '0' : '60000'}`);
  if (chance(0.1)) rows.push(`tool_result = { max_bytes = ${chance(MISTAKES * 4) ? '1.5' : '7'} }`);
  switch (pick(['table', 'dotted', 'inline'])) {
    case 'dotted':
      bare.push(...rows.map((row) => `otel.${row}`));
      tables.push(...subTables);
      break;
    case 'inline':
      if (subTables.length === 0) bare.push(`otel = { ${rows.join(', ')} }`);
      else tables.push(['[otel]', ...rows].join('\n'), ...subTables);
      break;
    default:
      tables.push(['[otel]', ...rows].join('\n'), ...subTables);
  }
}

function exporterValue({ pick, chance }: Random): string {
  if (chance(MISTAKES * 4))
    return pick(['"otlp-http"', '3', '{}', '{ foo = {} }', '{ otlp-http = { endpoint = "e" } }']);
  return pick([
    '"none"',
    '"none"',
    '"statsig"',
    '{ none = {} }',
    '{ otlp-http = { endpoint = "http://127.0.0.1:9/1", protocol = "json" } }',
    '{ otlp-http = { endpoint = "http://127.0.0.1:9/2", protocol = "binary", headers = { a = "s3cret" } } }',
    '{ "otlp-http" = { endpoint = "http://127.0.0.1:9/3", protocol = "json", headers.b = "s3cret" } }',
    ...(chance(0.3) ? (['{ otlp-grpc = { endpoint = "http://127.0.0.1:9" } }'] as const) : []),
  ]);
}

function exporterTable({ chance }: Random, key: string): string {
  if (chance(0.1)) return `[otel.${key}.otlp-grpc]\nendpoint = "http://127.0.0.1:9"`;
  const headers = chance(0.3) ? `\n[otel.${key}.otlp-http.headers]\nx-key = "s3cret"` : '';
  return `[otel.${key}.otlp-http]\nendpoint = "http://127.0.0.1:9/sub"\nprotocol = "json"${headers}`;
}

function trust({ chance, pick }: Random, kind: FileKind, bare: string[], tables: string[]): void {
  for (const folder of ['$PROJ', '$PROJ/sub']) {
    if (!chance(kind === 'user' ? 0.5 : 0.1)) continue;
    const level = chance(MISTAKES) ? 'yes' : pick(['trusted', 'trusted', 'untrusted']);
    if (chance(0.2)) bare.push(`projects."${folder}".trust_level = "${level}"`);
    else tables.push(`[projects."${folder}"]\ntrust_level = "${level}"`);
  }
  if (chance(0.06)) bare.push(`project_root_markers = ${pick(['[".hg"]', '[]', '[".git", ".hg"]'])}`);
}
