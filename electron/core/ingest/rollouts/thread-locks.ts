import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readRegularText } from '../../platform/reading/regular-file.ts';

/**
 * What is known of a thread's writer lock. `held`: a process has the thread loaded. `free`: the lock
 * file is there and nobody holds it. `present`: the lock file is there, and this system does not tell
 * who holds it. `absent`: there is no lock file.
 */
export type LockState = 'held' | 'free' | 'present' | 'absent';

const LOCK_FILE = /^([0-9a-f-]{36})\.lock$/;

/** Returns the inodes that some process holds a lock on (proc_locks(5)). */
export function parseProcLocks(text: string): Set<string> {
  const inodes = new Set<string>();
  for (const line of text.split('\n')) {
    const inode = /\s[0-9a-f]+:[0-9a-f]+:(\d+)\s/.exec(line)?.[1];
    if (inode) inodes.add(inode);
  }
  return inodes;
}

/**
 * Looks at the lock files of a Codex home, and never opens or takes one: Codex takes them without
 * waiting, so that even a shared probe could make it fail.
 */
export function readThreadLocks(codexHome: string, platform: NodeJS.Platform): Map<string, LockState> {
  const folder = join(codexHome, 'thread-writer-locks');
  const locks = new Map<string, LockState>();
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return locks;
  }
  const held = platform === 'linux' && names.length > 0 ? heldInodes() : null;
  for (const name of names) {
    const threadId = LOCK_FILE.exec(name)?.[1];
    if (!threadId) continue;
    if (!held) {
      locks.set(threadId, 'present');
      continue;
    }
    try {
      locks.set(threadId, held.has(String(statSync(join(folder, name)).ino)) ? 'held' : 'free');
    } catch {
      // Released between the listing and the look.
    }
  }
  return locks;
}

function heldInodes(): Set<string> | null {
  try {
    return parseProcLocks(readRegularText('/proc/locks', 'kernel'));
  } catch {
    return null;
  }
}
