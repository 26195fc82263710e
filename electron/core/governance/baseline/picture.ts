import type { CheckReport, CheckState } from '../../../shared/governance/checks.ts';
import type { Posture, PostureEntry, PostureItem, PostureValue } from '../../../shared/governance/posture.ts';

/** One thing of a picture: what is so, and the file that decides it. */
export interface PictureEntry {
  readonly value: PostureValue;
  /** Absolute; null where no file decides it. */
  readonly file: string | null;
}

/** What a machine's posture and checks are at one time, by id. */
export type Picture = Readonly<Record<string, PictureEntry>>;

/** What runs at one moment is no property of the machine. */
const passing: readonly PostureEntry['id'][] = ['execution.bypass-processes'];

/**
 * Makes the picture of a posture and of the checks of a policy. Each of several things of an entry is one of its own,
 * so that a change names it. Times at which something was first seen are left out.
 */
export function pictureOf(posture: Posture, checks: CheckReport): Picture {
  const entries = posture.entries
    .filter(({ id }) => !passing.includes(id))
    .flatMap((entry): [string, PictureEntry][] => [
      ...(entry.items === undefined ? [[entry.id, entryValue(entry)] as [string, PictureEntry]] : []),
      ...itemsOf(entry),
    ]);
  const rules = checks.rules.map((rule): [string, PictureEntry] => [
    `check/${rule.id}`,
    { value: rule.state satisfies CheckState, file: rule.file },
  ]);
  return Object.fromEntries([...entries, ...rules]);
}

function entryValue({ value, origin }: PostureEntry): PictureEntry {
  return { value, file: origin?.file ?? null };
}

/** Two things of the same name, such as hooks of one event, are distinguished by their order. */
function itemsOf({ id, items = [] }: PostureEntry): [string, PictureEntry][] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const count = (seen.get(item.name) ?? 0) + 1;
    seen.set(item.name, count);
    return [`${id}/${item.name}${count === 1 ? '' : `#${count}`}`, itemValue(item)];
  });
}

function itemValue({ kind, identity, sha256, state, file, origin }: PostureItem): PictureEntry {
  return { value: { kind, identity, sha256, state }, file: file ?? origin?.file ?? null };
}
