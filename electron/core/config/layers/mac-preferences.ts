import { execFile } from 'node:child_process';
import { posix } from 'node:path';
import { promisify } from 'node:util';
import { layerFaultsMessage } from '../../../shared/messages/en/config/layer-faults.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { MdmReader } from './input.ts';

/** Runs a program of the system and gives what it writes. Rejects where it fails. */
export type SystemTool = (file: string, args: readonly string[]) => Promise<string>;

const DOMAIN = 'com.openai.codex';
const MANAGED = '/Library/Managed Preferences';

/** Returns the files in which a management profile leaves the domain: the user's own, then the machine's. */
export function managedPreferenceFiles(user: string | undefined): string[] {
  const own = user === undefined || user === '' || user.includes('/') ? [] : [posix.join(MANAGED, user)];
  return [...own, MANAGED].map((folder) => posix.join(folder, `${DOMAIN}.plist`));
}

/**
 * Reads the preferences of macOS that Codex takes with `CFPreferencesCopyAppValue`: what a management
 * profile forces comes first, then what the user has set. Each by the system's own tool, which knows
 * the binary form of such files. A key that is not there is null.
 *
 * @throws ToolFailed where a tool does not answer.
 */
export function macPreferences(user: string | undefined, run: SystemTool = runTool): MdmReader {
  return async (key) => {
    for (const file of managedPreferenceFiles(user)) {
      const value = await textOf(run('/usr/bin/plutil', ['-extract', key, 'raw', '-o', '-', file]));
      if (value !== null) return value;
    }
    return textOf(run('/usr/bin/defaults', ['read', DOMAIN, key]));
  };
}

/** A tool of the system did not say whether a preference is there. The message is a clause. */
export class ToolFailed extends Error {
  override readonly name = 'ToolFailed';
  readonly why: Message;

  constructor(why: Message) {
    super(why.text);
    this.why = why;
  }
}

async function textOf(output: Promise<string>): Promise<string | null> {
  const text = (await output.catch(emptyWhereMissing)).replace(/\s+/g, '');
  return text === '' ? null : text;
}

/** The tools end with a status where there is no such file or key; else they were ended, or did not start. */
function emptyWhereMissing(error: unknown): '' {
  const { killed, signal, code } = (error ?? {}) as { killed?: boolean; signal?: string; code?: unknown };
  if (killed === true) throw new ToolFailed(layerFaultsMessage('layer-faults.mac.silent'));
  if (signal || typeof code === 'string') throw new ToolFailed(layerFaultsMessage('layer-faults.mac.failed'));
  return '';
}

async function runTool(file: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(file, [...args], {
    timeout: 5_000,
    killSignal: 'SIGKILL',
    maxBuffer: 4 * 1024 * 1024,
  });
  return stdout;
}
