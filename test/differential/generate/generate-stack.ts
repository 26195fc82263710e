import { type FileKind, generateFile } from './generate-file.ts';
import { type Random, seededRandom } from './random.ts';
import type { FileSpec, StackSpec } from './stack-spec.ts';

/** Few, since each needs a Codex process of its own. */
const flagSets: readonly [readonly string[], ...(readonly string[])[]] = [
  ['analytics.enabled=true'],
  ['analytics.enabled=false', 'model="flag"'],
  ['otel.exporter="none"', 'otel.environment=flag'],
  ['otel.trace_exporter={otlp-http={endpoint="http://127.0.0.1:9/f",protocol="json"}}'],
];

/** The stack of a seed. Without `etc` it has no files of the system, and so no managed ones. */
export function generateStack(seed: number, etc: boolean): StackSpec {
  const random = seededRandom(seed);
  const { chance, pick } = random;
  const files: Record<string, FileSpec> = {};
  const maybe = (share: number, name: string, kind: FileKind) => {
    const file = generateFile(random, kind);
    if (chance(share)) files[name] = file;
  };
  maybe(0.8, '$HOME/config.toml', 'user');
  maybe(0.2, '$HOME/work.config.toml', 'profile');
  maybe(0.4, '$PROJ/.codex/config.toml', 'project');
  maybe(0.4, '$PROJ/sub/.codex/config.toml', 'sub');
  if (chance(0.6)) files['$PROJ/.git/HEAD'] = { blocks: ['ref: refs/heads/main'] };
  if (chance(0.2)) files['$PROJ/.hg/x'] = { blocks: [] };
  if (etc) {
    maybe(0.4, '/etc/codex/config.toml', 'system');
    maybe(0.3, '/etc/codex/managed_config.toml', 'managed');
    if (chance(0.3)) files['/etc/codex/requirements.toml'] = requirements(random);
  }
  const flags = chance(0.2) ? pick(flagSets) : [];
  return { files, cwd: pick([null, '$PROJ', '$PROJ/sub', '$PROJ/sub']), flags };
}

/** Requirements have keys of their own beside those they share with config. */
function requirements(random: Random): FileSpec {
  const { chance, pick } = random;
  const file = generateFile(random, 'requirements');
  const more = [
    ...(chance(0.2) ? [`allowed_sandbox_modes = ["read-only"${pick(['', ', "workspace-write"'])}]`] : []),
    ...(chance(0.1) ? [`allow_login_shell = ${pick(['true', 'false'])}`] : []),
    ...(chance(0.1) ? ['feature_requirements = { memories = true }'] : []),
    ...(chance(0.1) ? [`sqlite_home = "${pick(['rel', '/abs'])}"`] : []),
    ...(chance(0.1) ? ['mcp_servers.two = { identity = { command = "x" } }'] : []),
    ...(chance(0.2) ? ['allowed_approval_policies = ["never", "on-request"]'] : []),
  ];
  return { ...file, blocks: [...more, ...file.blocks] };
}
