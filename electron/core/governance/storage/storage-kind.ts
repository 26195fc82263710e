import type { StorageKind } from '../../../shared/governance/storage-report.ts';

/** Folders of a Codex home by what they hold. */
const folders: Readonly<Record<string, StorageKind>> = {
  log: 'logs',
  generated_images: 'images',
  attachments: 'images',
  shell_snapshots: 'shell-snapshots',
  packages: 'packages',
  '.tmp': 'temporary',
  tmp: 'temporary',
};

/**
 * Tells what a file of a Codex home is for, by its path from there with `/` between its parts
 * (codex-rs/rollout/src/lib.rs, codex-rs/state/src/lib.rs).
 */
export function storageKind(path: string): StorageKind {
  const [first = '', ...rest] = path.split('/');
  const name = rest.at(-1) ?? first;
  if (first === 'sessions' || first === 'archived_sessions') {
    if (name.endsWith('.jsonl.zst')) return 'compressed-sessions';
    return first === 'sessions' ? 'sessions' : 'archived-sessions';
  }
  if (rest.length > 0) return folders[first] ?? 'other';
  if (/^logs_\d+\.sqlite/.test(name)) return 'logs';
  if (/\.sqlite(?:-wal|-shm)?$/.test(name)) return 'databases';
  return name === 'history.jsonl' ? 'history' : 'other';
}
