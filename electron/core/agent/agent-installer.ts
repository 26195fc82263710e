import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AgentChange, AgentServiceState } from '../../shared/agent-report.ts';
import { atomicWrite } from '../platform/atomic-write.ts';
import { readTarget, type TargetFile } from '../privacy/edit/file/target-file.ts';
import { removeTarget, writeTarget } from '../privacy/edit/file/write-target.ts';
import { type AgentService, commandText } from './agent-service.ts';
import type { RunServiceCommand } from './service-command.ts';

export interface InstallOptions {
  readonly dryRun: boolean;
  /** Whether the service manager is asked to start it, now and at each sign-in. */
  readonly start: boolean;
}

/** Reads how it stands with the service. Writes nothing. */
export async function agentState(service: AgentService, run: RunServiceCommand): Promise<AgentServiceState> {
  const { kind, file } = service;
  const { bytes } = await readOrNone(file);
  const { code } = await run(service.ask);
  return {
    kind,
    file,
    state: bytes === null ? 'absent' : bytes.equals(service.bytes) ? 'current' : 'other',
    running: service.isRunning(code),
  };
}

/**
 * Writes the file of the service, reads it back and starts it; or says what would be done. What another has written
 * there is kept beside it.
 *
 * @throws EditError where the file cannot be written; what was there stays.
 */
export async function installAgent(
  service: AgentService,
  run: RunServiceCommand,
  { dryRun, start }: InstallOptions,
): Promise<AgentChange> {
  const { file, content, bytes } = service;
  const before = await readOrNone(file);
  const isThere = before.bytes?.equals(bytes) ?? false;
  const backup = before.bytes === null || isThere ? null : `${file}.backup`;
  const planned = start ? service.start : [];
  const change = { action: 'install', dryRun, changed: !isThere, backup, content } as const;
  if (dryRun) return { ...change, commands: planned.map(notRun) };
  if (!isThere) {
    mkdirSync(dirname(file), { recursive: true });
    if (backup !== null && before.bytes !== null) atomicWrite(backup, before.bytes);
    await writeTarget(await readTarget(file), bytes);
    const after = await readTarget(file);
    if (!after.bytes?.equals(bytes)) throw new Error(`${file} does not hold what was written.`);
  }
  return { ...change, commands: await runAll(planned, run) };
}

/**
 * Ends the service and removes its file; or says what would be done.
 *
 * @throws EditError where the file cannot be removed.
 */
export async function uninstallAgent(
  service: AgentService,
  run: RunServiceCommand,
  { dryRun }: Pick<InstallOptions, 'dryRun'>,
): Promise<AgentChange> {
  const before = await readOrNone(service.file);
  const isThere = before.bytes !== null;
  const change = { action: 'uninstall', dryRun, changed: isThere, backup: null, content: null } as const;
  if (!isThere) return { ...change, commands: [] };
  if (dryRun) return { ...change, commands: [...service.stop, ...service.after].map(notRun) };
  const stopped = await runAll(service.stop, run);
  await removeTarget(await readTarget(service.file));
  return { ...change, commands: [...stopped, ...(await runAll(service.after, run))] };
}

/** A file of a folder that does not exist does not exist either. */
async function readOrNone(file: string): Promise<Pick<TargetFile, 'bytes'>> {
  try {
    return await readTarget(file);
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'no-home') return { bytes: null };
    throw error;
  }
}

type Ran = AgentChange['commands'][number];

const notRun = (command: readonly string[]): Ran => ({
  command: commandText(command),
  code: null,
  said: null,
});

/** Runs commands in their order. One that fails ends nothing: the others may still help. */
async function runAll(commands: AgentService['start'], run: RunServiceCommand): Promise<Ran[]> {
  const ran: Ran[] = [];
  for (const command of commands) {
    const { code, said } = await run(command);
    ran.push({ command: commandText(command), code, said: said === '' ? null : said });
  }
  return ran;
}
