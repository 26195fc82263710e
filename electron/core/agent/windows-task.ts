import type { AgentProgram } from './agent-program.ts';
import { xmlText } from './xml-text.ts';

/** The task among those of the user. */
export const TASK_NAME = 'Codex Glance agent';

export interface TaskParts {
  readonly program: AgentProgram;
  /** As `DOMAIN\\name`. */
  readonly user: string;
  /** The folder of Windows, such as `C:\\Windows`. */
  readonly systemRoot: string;
}

/**
 * Writes the definition of a scheduled task (Task Scheduler Schema 1.2), which starts at the user's sign-in. Node is a
 * program of the console; `conhost --headless` gives it one that nobody sees.
 */
export function windowsTask({ program, user, systemRoot }: TaskParts): string {
  const words = [program.node, program.script, ...program.args].map(quotedForWindows);
  const text = (value: string) => xmlText(value);
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Exports what Codex used to the systems that the settings of Codex Glance name. Written by codex-glance agent install; codex-glance agent uninstall removes it.</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      <UserId>${text(user)}</UserId>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>${text(user)}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Enabled>true</Enabled>
    <Hidden>true</Hidden>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>7</Priority>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>999</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${text(`${systemRoot}\\System32\\conhost.exe`)}</Command>
      <Arguments>${text(['--headless', ...words].join(' '))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
}

/**
 * Quotes a word as programs of Microsoft's C runtime take it: backslashes count double before a quote
 * (https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments).
 */
export function quotedForWindows(word: string): string {
  if (/^[\w:./\\-]+$/.test(word) && !word.endsWith('\\')) return word;
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
