import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Finds the day of the oldest session that a Codex home has on disk, `YYYY-MM-DD`, by the names of its folders. */
export function oldestSessionDay(codexHome: string): string | null {
  const root = join(codexHome, 'sessions');
  for (const year of numbered(root, /^\d{4}$/)) {
    for (const month of numbered(join(root, year), /^\d\d$/)) {
      for (const day of numbered(join(root, year, month), /^\d\d$/)) {
        if (numbered(join(root, year, month, day), /^rollout-/).length > 0) return `${year}-${month}-${day}`;
      }
    }
  }
  return null;
}

/** Names in a folder, in order; none where it cannot be listed. */
function numbered(folder: string, form: RegExp): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => form.test(name))
      .sort();
  } catch {
    return [];
  }
}
