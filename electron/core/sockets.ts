/** A source file that opens a socket or sends over one. */
export interface SocketUse {
  /** Relative to the repository. */
  readonly file: string;
  readonly what: string;
  readonly why: string;
  /**
   * `in`: listens on loopback. `own`: connects to a Glance host on loopback. `codex`: connects to a Codex of the same
   * user on this machine. `out`: connects to elsewhere.
   */
  readonly direction: 'in' | 'own' | 'codex' | 'out';
  /**
   * Where `out` may go: to addresses that the user configured for it (a collector of Codex's, or a target of the
   * export), where the user switched that on to the place of release announcements, or, where an administrator set it
   * up, to the APIs of the organisation.
   */
  readonly to?: 'own-collector' | 'export-target' | 'release-announcements' | 'organisation-api';
}

/**
 * Every place in the product that touches the network. A test reads all sources and fails where one that opens a
 * socket is missing here, or a listed one no longer does.
 */
export const sockets: readonly SocketUse[] = [
  {
    file: 'electron/core/export/targets/http/post.ts',
    what: 'Requests to a target of the export, to the address in the settings and no other',
    why: 'Sends records that the user exports there. None is sent unless a target is set up.',
    direction: 'out',
    to: 'export-target',
  },
  {
    file: 'electron/core/export/targets/otlp/grpc-sender.ts',
    what: 'gRPC calls to a target of the export, to the address in the settings and no other',
    why: 'Sends records that the user exports there. None is sent unless a target is set up.',
    direction: 'out',
    to: 'export-target',
  },
  {
    file: 'electron/core/export/targets/syslog/send-datagrams.ts',
    what: 'Datagrams of syslog to a target of the export, to the host in the settings and no other',
    why: 'Sends records that the user exports there. None is sent unless a target is set up.',
    direction: 'out',
    to: 'export-target',
  },
  {
    file: 'electron/core/live/connect-daemon.ts',
    what: "A WebSocket connection to the Unix socket of Codex's own shared daemon",
    why: 'Hears which sessions wait for a person, while the user has it switched on. Asks for nothing that changes anything.',
    direction: 'codex',
  },
  {
    file: 'electron/core/organisation/api/send-get.ts',
    what: "GET to the Analytics API and the Compliance Logs Platform of the user's organisation, and to the signed address of a log file",
    why: 'Fetches what the organisation itself recorded, when an administrator who has a key runs org. Sends nothing but the request.',
    direction: 'out',
    to: 'organisation-api',
  },
  {
    file: 'electron/core/telemetry/inspect/grpc-receiver.ts',
    what: 'An OTLP/gRPC server on 127.0.0.1',
    why: 'Shows what a run of Codex exports, when the user runs otel inspect. Keeps and passes on nothing.',
    direction: 'in',
  },
  {
    file: 'electron/core/telemetry/inspect/http-receiver.ts',
    what: 'An OTLP/HTTP server on 127.0.0.1',
    why: 'Shows what a run of Codex exports, when the user runs otel inspect. Keeps and passes on nothing.',
    direction: 'in',
  },
  {
    file: 'electron/core/telemetry/preview/events-receiver.ts',
    what: 'An HTTP server on 127.0.0.1 in place of the endpoint of usage events',
    why: 'Shows what a run of Codex would send, when the user runs analytics preview. Keeps and passes on nothing.',
    direction: 'in',
  },
  {
    file: 'electron/core/telemetry/probe/dial.ts',
    what: 'A connection to the OTLP endpoint in the configuration, over which no request goes',
    why: 'Tells after a failed probe how far a connection comes and what the port speaks.',
    direction: 'out',
    to: 'own-collector',
  },
  {
    file: 'electron/core/telemetry/probe/grpc-probe.ts',
    what: 'An empty OTLP/gRPC export to the endpoint in the configuration',
    why: 'Proves that the collector takes what Codex would send. Holds no record.',
    direction: 'out',
    to: 'own-collector',
  },
  {
    file: 'electron/core/telemetry/probe/http-exchange.ts',
    what: 'An empty OTLP/HTTP export to the endpoint in the configuration, and to where that redirects',
    why: 'Proves that the collector takes what Codex would send. Holds no record.',
    direction: 'out',
    to: 'own-collector',
  },
  {
    file: 'electron/core/telemetry/probe/open-socket.ts',
    what: 'The connection for that export, through the proxy that the environment names',
    why: 'Goes the way that Codex would go.',
    direction: 'out',
    to: 'own-collector',
  },
  {
    file: 'electron/main/updates/ask-latest-release.ts',
    what: 'A question for the newest release, to the repository that package.json names',
    why: 'Tells of a newer version, once a day, while updateCheck is on; it is off by default. Sends nothing of yours and downloads nothing.',
    direction: 'out',
    to: 'release-announcements',
  },
  {
    file: 'electron/web/web-host.ts',
    what: 'An HTTP server on 127.0.0.1',
    why: 'Serves the popover to a browser of the same user, when the user runs serve.',
    direction: 'in',
  },
  {
    file: 'renderer/transport/connect.ts',
    what: 'fetch and EventSource to the origin that served the page',
    why: 'Asks the browser host and hears of changes.',
    direction: 'own',
  },
  {
    file: 'renderer/transport/http.ts',
    what: 'fetch to the origin that served the page',
    why: "Carries the page's requests to the browser host.",
    direction: 'own',
  },
];
