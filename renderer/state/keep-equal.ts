/**
 * A value equal to `after` in which every part that equals its counterpart in `before` is that very
 * object. What shows such a part can tell by its reference alone that nothing changed. Neither argument
 * is changed; both are plain data, as JSON has it.
 *
 * Entries of a list are matched by their `id` or `threadId` where they have one, so that an entry which
 * only moves stays the same object; all others by their place.
 */
export function keepEqual<T>(before: unknown, after: T): T {
  return keep(before, after) as T;
}

function keep(before: unknown, after: unknown): unknown {
  if (Object.is(before, after) || !isParted(before) || !isParted(after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) return keepList(before, after);
  if (Array.isArray(before) || Array.isArray(after)) return after;
  return keepEntries(before, after);
}

type Parted = Readonly<Record<string, unknown>>;

function isParted(value: unknown): value is Parted {
  return typeof value === 'object' && value !== null;
}

function keepEntries(before: Parted, after: Parted): Parted {
  const names = Object.keys(after);
  const kept = names.map((name) => [name, keep(own(before, name), after[name])] as const);
  const isSame =
    Object.keys(before).length === names.length &&
    kept.every(([name, value]) => Object.hasOwn(before, name) && Object.is(before[name], value));
  return isSame ? before : Object.fromEntries(kept);
}

function keepList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const named = new Map(before.map((one) => [nameOf(one), one]));
  const kept = after.map((one, index) => {
    const name = nameOf(one);
    const inPlace = before[index];
    // Names need not be unique.
    return keep(nameOf(inPlace) === name ? inPlace : named.get(name), one);
  });
  const isSame = before.length === kept.length && kept.every((one, index) => Object.is(before[index], one));
  return isSame ? before : kept;
}

/** What tells an entry of a list from the others wherever it stands. */
function nameOf(value: unknown): unknown {
  return isParted(value) ? (own(value, 'id') ?? own(value, 'threadId')) : undefined;
}

/** Not what an object inherits: entries may have any name. */
function own(value: Parted, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
