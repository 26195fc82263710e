import type { AgentProgram } from './agent-program.ts';

export interface SystemdUnitParts {
  readonly program: AgentProgram;
  /** Read where it is there: variables that hold secrets or name a proxy. Absolute. */
  readonly environmentFile: string;
}

/**
 * Writes the systemd user unit (systemd.service(5), systemd.exec(5)). It may read the home and write where a target's
 * file is, so the home stays; what an exporter never needs is taken from it. `MemoryDenyWriteExecute` is left out, as
 * V8 compiles at run time.
 */
export function systemdUnit({ program, environmentFile }: SystemdUnitParts): string {
  const { node, script, args } = program;
  return `# Written by codex-glance agent install; codex-glance agent uninstall removes it.
[Unit]
Description=Codex Glance agent: exports what Codex used to the systems that its settings name
Documentation=man:codex-glance(1)

[Service]
Type=exec
ExecStart=${[node, script, ...args].map(quoted).join(' ')}
EnvironmentFile=-${escaped(environmentFile)}
Restart=on-failure
RestartSec=30
RestartPreventExitStatus=2
TimeoutStopSec=20
Nice=10
UMask=0077
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=full
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK

[Install]
WantedBy=default.target
`;
}

/** Quotes a word of `ExecStart`: `%` begins a specifier, and `$` a variable. */
function quoted(word: string): string {
  const inner = escaped(word).replaceAll('$', '$$$$');
  return /^[\w@%+=:,./-]+$/.test(inner) ? inner : `"${inner.replace(/[\\"]/g, '\\$&')}"`;
}

const escaped = (text: string) => text.replaceAll('%', '%%');
