import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isRequirement } from '../../../electron/core/config/layers/layer.ts';
import { type ResolvedConfig, resolvedValue } from '../../../electron/core/config/resolve.ts';
import { leafPaths, plainValue, type TomlTable, valueAt } from '../../../electron/core/config/toml/toml.ts';
import moreAnswers from '../../fixtures/config/recorded-0.169.0.json' with { type: 'json' };
import transcripts from '../../fixtures/config/transcripts-0.169.0.json' with { type: 'json' };
import { placer, resolveWorld } from './world.ts';

/** What the real `codex app-server` 0.169.0 answered to `config/read` on these files. */
interface Recorded {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly flags?: readonly string[];
  readonly expected: {
    readonly config?: Readonly<Record<string, unknown>>;
    readonly origins?: Readonly<Record<string, { readonly layer: string; readonly file?: string }>>;
    readonly layers?: readonly {
      readonly layer: string;
      readonly file?: string;
      readonly disabled: boolean;
      readonly config: unknown;
    }[];
    readonly error?: string;
    /** Where the warning that came with the error points. */
    readonly at?: { readonly file: string; readonly line: number };
    /** The process exited instead of answering. */
    readonly refuses?: string;
    /** What it answered to a write, with `files` as they were afterwards. */
    readonly written?: {
      readonly version?: string;
      readonly overriddenBy?: string;
      readonly effectiveValue?: boolean;
      readonly pinned?: string;
    };
  };
}

const recorded = [...transcripts, ...moreAnswers] as unknown as readonly Recorded[];

/** Exited for other reasons than the configuration: its option is for other commands; a TLS file is missing. */
const exitedForOtherReasons = ['14-profile-v2', '24c-table'];

/** Codex hides the values of headers in its answer. */
function withoutHeaders(value: unknown): unknown {
  const hide = (key: string, inner: unknown) =>
    key === 'headers' && typeof inner === 'object' && inner !== null
      ? Object.fromEntries(Object.keys(inner).map((name) => [name, '[redacted]']))
      : inner;
  return JSON.parse(JSON.stringify(value, hide));
}

const read = (vector: Recorded) =>
  resolveWorld(vector.files, { cwd: vector.cwd ?? null, flags: vector.flags ?? [] });

test('there are recorded answers of every kind', () => {
  expect(recorded.filter(({ expected }) => expected.config).length).toBeGreaterThan(50);
  expect(recorded.filter(({ expected }) => expected.error).length).toBeGreaterThan(30);
});

describe('where Codex answers, Glance gives the same', () => {
  const answered = recorded.filter(({ expected }) => expected.config !== undefined);

  test.each(answered)('values: $name', async (vector) => {
    const { resolved, root } = await read(vector);
    expect(resolved.invalid).toBeNull();
    for (const key of ['analytics', 'feedback', 'otel']) {
      const ours = withoutHeaders(plainValue({ [key]: valueAt(resolved.effective, [key]) ?? {} }));
      const theirs = { [key]: vector.expected.config?.[key] ?? {} };
      expect(withoutUnset(known(ours))).toEqual(withoutUnset(known(place(root, theirs))));
    }
  });

  test.each(answered)('origins: $name', async (vector) => {
    const { resolved, root } = await read(vector);
    const theirs = new Map(Object.entries(place(root, vector.expected.origins ?? {})));
    const seen = new Set<string>();
    for (const path of leafPaths(resolved.effective)) {
      const { origin } = resolvedValue(resolved, path);
      // Codex lists neither packaged defaults nor what a requirement pins.
      if (origin.layer === 'packaged' || isRequirement(origin.layer)) continue;
      const key = path.join('.');
      // It lists each item of a list.
      const their = theirs.get(key) ?? theirs.get(`${key}.0`);
      if (their === undefined && isEmptyList(resolved, path)) continue;
      expect([key, { layer: origin.layer, file: origin.file }]).toEqual([
        key,
        { layer: their?.layer, file: their?.file },
      ]);
      seen.add(key);
    }
    for (const key of theirs.keys()) {
      if (seen.has(key.replace(/\.\d+$/, ''))) continue;
      // The rest are keys that a higher layer or a requirement replaced; Codex still lists those.
      expect(replaced(resolved, key), key).toBe(true);
    }
  });

  test.each(answered)('layers: $name', async (vector) => {
    const { stack, root } = await read(vector);
    // Codex always lists the system and user files, others only where they exist.
    const listed = stack.layers.filter(
      ({ origin, exists }) =>
        exists || origin.layer === 'system' || origin.layer === 'user' || origin.layer === 'project',
    );
    const ours = listed
      .filter(({ origin }) => origin.layer !== 'packaged')
      .toReversed()
      .map(({ origin, disabledReason, table }) => ({
        layer: origin.layer,
        ...(origin.file === undefined ? {} : { file: origin.file }),
        disabled: disabledReason !== null,
        // A list for a table is rewritten by Codex, and untrusted files are shown without dropped keys.
        config: disabledReason === null ? withoutHeaders(plainValue(table)) : {},
      }));
    const theirs = place(root, vector.expected.layers ?? []).map((layer) => ({
      ...layer,
      config: layer.disabled ? {} : layer.config,
    }));
    expect(ours.map(longForms)).toEqual(theirs.map(longForms));
  });
});

describe('where Codex cannot use the configuration, Glance says so', () => {
  const failed = recorded.filter(({ expected }) => expected.error !== undefined);

  test.each(failed)('invalid: $name', async (vector) => {
    const { resolved, root } = await read(vector);
    expect(resolved.invalid).not.toBeNull();
    expect(resolved.invalid?.effect).not.toBe('refuses');
    if (vector.expected.at === undefined) return;
    const { file, line } = resolved.invalid ?? {};
    expect(file).toBe(place(root, vector.expected.at).file);
    expect(line).toBe(vector.expected.at.line);
  });

  const refused = recorded.filter(
    ({ name, expected }) => expected.refuses !== undefined && !exitedForOtherReasons.includes(name),
  );

  test.each(refused)('refuses to start: $name', async (vector) => {
    const { resolved } = await read(vector);
    expect(resolved.invalid?.effect).toBe('refuses');
  });

  test('a missing TLS file stops Codex, yet its exporter is read as written', async () => {
    const vector = recorded.find(({ name }) => name === '24c-table');
    const { resolved } = await read(vector as Recorded);
    expect(resolvedValue(resolved, ['otel', 'exporter', 'otlp-http', 'protocol']).value).toBe('binary');
  });
});

describe('after a write of Codex', () => {
  test.each(recorded.filter(({ expected }) => expected.written))('$name', async (vector) => {
    const { stack, resolved } = await read(vector);
    const { version, overriddenBy, effectiveValue, pinned } = vector.expected.written ?? {};
    const user = stack.layers.find(({ origin }) => origin.layer === 'user');
    if (version !== undefined) expect(fingerprint(user?.table ?? {})).toBe(version);
    const analytics = resolvedValue(resolved, ['analytics', 'enabled']);
    if (overriddenBy !== undefined) {
      expect(analytics).toMatchObject({
        value: effectiveValue,
        origin: { layer: overriddenBy },
        locked: true,
      });
    }
    if (pinned !== undefined) {
      expect(resolvedValue(resolved, pinned.split('.'))).toMatchObject({
        value: false,
        origin: { layer: 'requirements-system' },
        locked: true,
      });
    }
  });
});

function place<T>(root: string, value: T): T {
  return JSON.parse(placer(root)(JSON.stringify(value))) as T;
}

/** Drops what Codex fills in for keys that nothing sets, and keys that it does not know. */
function withoutUnset(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, withoutUnset(inner)] as const)
    .filter(([, inner]) => inner !== null && !isEmptyTable(inner));
  return Object.fromEntries(entries);
}

const unknownToCodex = ['foo', 'bar', 'future_key', 'ca_certificate'];

function known(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => (ignored(key, inner) ? undefined : shortForm(inner))),
  );
}

function ignored(key: string, inner: unknown): boolean {
  return unknownToCodex.includes(key) || (key === 'protocol' && inner === 'zzz');
}

/** `{ none = {} }` is `"none"`. */
function shortForm(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [[key, inner] = ['', null], ...others] = Object.entries(value);
  return others.length === 0 && (key === 'none' || key === 'statsig') && isEmptyTable(inner) ? key : value;
}

function longForms(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, inner) => shortForm(inner)));
}

function isEmptyTable(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  );
}

function isEmptyList(resolved: ResolvedConfig, path: readonly string[]): boolean {
  const { value } = resolvedValue(resolved, path);
  return Array.isArray(value) && value.length === 0;
}

/** True where a rung sets the key and the merged result does not hold it, or not from that rung. */
function replaced(resolved: ResolvedConfig, key: string): boolean {
  const path = key.split('.');
  const inEffect = valueAt(resolved.effective, path);
  const { origin } = resolvedValue(resolved, path);
  return inEffect === undefined || typeof inEffect === 'object' || isRequirement(origin.layer);
}

/** Codex's own version of a layer (`config/src/fingerprint.rs`): equal where the table is read equally. */
function fingerprint(table: TomlTable): string {
  const sorted = JSON.stringify(plainValue(table), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return `sha256:${createHash('sha256').update(sorted).digest('hex')}`;
}
