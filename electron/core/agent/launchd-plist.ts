import type { AgentProgram } from './agent-program.ts';
import { xmlText } from './xml-text.ts';

/** The label of the agent among those of the user. */
export const AGENT_LABEL = 'io.github.codex-glance.agent';

export interface LaunchdParts {
  readonly program: AgentProgram;
  /** Takes the lines of the agent. Absolute. */
  readonly logFile: string;
}

/** Writes the property list of a launchd agent (launchd.plist(5)). */
export function launchdPlist({ program, logFile }: LaunchdParts): string {
  const { node, script, args } = program;
  const words = [node, script, ...args].map((word) => `    <string>${xmlText(word)}</string>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- Written by codex-glance agent install; codex-glance agent uninstall removes it. -->
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${AGENT_LABEL}</string>
  <key>ProgramArguments</key>
  <array>
${words}
  </array>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <dict>
    <key>SuccessfulExit</key>
    <false/>
  </dict>
  <key>ThrottleInterval</key>
  <integer>30</integer>
  <key>ExitTimeOut</key>
  <integer>20</integer>
  <key>ProcessType</key>
  <string>Background</string>
  <key>LowPriorityIO</key>
  <true/>
  <key>Umask</key>
  <integer>63</integer>
  <key>StandardErrorPath</key>
  <string>${xmlText(logFile)}</string>
</dict>
</plist>
`;
}
