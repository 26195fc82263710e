/** Nothing listens there, so whatever goes through a proxy fails at once. */
const DEAD_PROXY = 'http://127.0.0.1:1';

/** What programs need to start at all. No credential and no other setting of the user goes along. */
const kept = ['PATH', 'Path', 'SystemRoot', 'WINDIR', 'ComSpec', 'PATHEXT', 'ProgramData', 'TMPDIR', 'TEMP'];

/** Far longer than the process lives, in milliseconds. */
const NEVER_MS = '2000000000';

/** More records than it makes, so that no full batch is sent before its time. Memory for all is set aside. */
const ENDLESS = '50000';

/**
 * Returns the environment of a Codex process that is asked one thing and killed: a dead proxy for everything over
 * HTTP, and exporters that would wait for weeks, since OTLP over gRPC heeds no proxy. They hold what they have when
 * the process is killed, and open no connection before they send.
 */
export function quietEnv(
  env: Readonly<Record<string, string | undefined>>,
  home: { readonly path: string; readonly root: string },
): Record<string, string> {
  const passed = kept.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [
    [name, DEAD_PROXY] as const,
    [name.toLowerCase(), DEAD_PROXY] as const,
  ]);
  const batches = ['OTEL_BLRP', 'OTEL_BSP'].flatMap((name) => [
    [`${name}_SCHEDULE_DELAY`, NEVER_MS] as const,
    [`${name}_MAX_QUEUE_SIZE`, ENDLESS] as const,
    [`${name}_MAX_EXPORT_BATCH_SIZE`, ENDLESS] as const,
  ]);
  return {
    ...Object.fromEntries([...passed, ...proxies, ...batches]),
    OTEL_METRIC_EXPORT_INTERVAL: NEVER_MS,
    // Plugin sources are fetched by git, which may go over ssh.
    GIT_ALLOW_PROTOCOL: 'none',
    NO_COLOR: '1',
    HOME: home.root,
    USERPROFILE: home.root,
    CODEX_HOME: home.path,
  };
}
