import { type Bypass, bypassOptions, type SystemProcess } from '../../../platform/processes.ts';
import type { Runner } from '../../../privacy/edit/running/process-list.ts';
import { bypassesOf } from '../../../privacy/edit/running/running-codex.ts';

/**
 * Adds to processes which protections their options take away, where the list does not know it. The system is asked
 * about these alone, and of the answer nothing is kept but known options: it may hold prompts.
 */
export async function withBypasses(
  processes: readonly SystemProcess[],
  platform: NodeJS.Platform,
  runner: Runner,
): Promise<readonly SystemProcess[]> {
  const open = processes.filter(({ bypasses }) => bypasses === undefined).map(({ pid }) => pid);
  if (open.length === 0) return processes;
  const ask = platform === 'win32' ? askWindows : askUnix;
  const found = await ask(open, runner).catch(() => new Map<number, Bypass[]>());
  return processes.map((one) =>
    one.bypasses === undefined ? { ...one, bypasses: found.get(one.pid) ?? null } : one,
  );
}

/** Arguments come joined by blanks: an option that a prompt quotes counts as well. */
async function askUnix(pids: readonly number[], runner: Runner): Promise<Map<number, Bypass[]>> {
  const lines = await runner('ps', ['-ww', '-p', pids.join(','), '-o', 'pid=,args=']);
  return new Map(
    lines.split('\n').flatMap((line) => {
      const [pid = '', ...words] = line.trim().split(/\s+/);
      return /^\d+$/.test(pid) ? [[Number(pid), bypassesOf(words)] as const] : [];
    }),
  );
}

/** PowerShell searches the command lines itself, so that no more than the options found comes out of it. */
async function askWindows(pids: readonly number[], runner: Runner): Promise<Map<number, Bypass[]>> {
  const options = Object.values(bypassOptions)
    .flat()
    .map((option) => `'${option}'`);
  const query =
    `Get-CimInstance Win32_Process -Filter "${pids.map((pid) => `ProcessId=${pid}`).join(' OR ')}" | ` +
    'Where-Object { $_.CommandLine } | ForEach-Object { $line = " $($_.CommandLine) "; ' +
    `"{0}|{1}" -f $_.ProcessId, ((@(${options.join(',')}) | Where-Object { $line -like "* $_ *" }) -join " ") }`;
  const text = await runner('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', query]);
  return new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const [pid = '', found = ''] = line.trim().split('|');
      return /^\d+$/.test(pid) ? [[Number(pid), bypassesOf(found.split(' '))] as const] : [];
    }),
  );
}
