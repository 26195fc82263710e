import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionListRow } from '../../../../electron/shared/sessions.ts';
import type { SessionState } from '../../../../electron/shared/usage.ts';
import { columns, columnsFor } from '../../../../renderer/features/sessions/table/columns.ts';
import {
  choicesOf,
  filtered,
  noFilter,
} from '../../../../renderer/features/sessions/table/filter-sessions.ts';
import { listSession, withNewer } from '../../../../renderer/features/sessions/table/listed-session.ts';
import { newestFirst, sortBy, sorted } from '../../../../renderer/features/sessions/table/sort-sessions.ts';
import { en } from '../../../../renderer/i18n/en.ts';
import { enDetails } from '../../../../renderer/i18n/en-details.ts';
import { createFolderNumbers } from '../../../../renderer/i18n/privacy/folder-numbers.ts';
import { movedTo } from '../../../../renderer/ui/grid/grid-keys.ts';
import { windowOf } from '../../../../renderer/ui/grid/use-window.ts';
import { sampleSessionList } from '../../../fixtures/sessions.ts';
import { SAMPLE_NOW } from '../../../fixtures/snapshots/sample-snapshot.ts';
import { session } from '../../../fixtures/snapshots/sessions.ts';

const strings = { ...en, ...enDetails };
const folderNumber = createFolderNumbers();
const { compare } = new Intl.Collator('en', { numeric: true });
const listed = (rows: readonly SessionListRow[], isPrivate = false) =>
  rows.map((row) => listSession(row, { strings, isPrivate, folderNumber }, 'Not recorded'));
const { rows: sample } = sampleSessionList(200, SAMPLE_NOW);
const sessions = listed(sample);

const time = fc.option(fc.integer({ min: 0, max: 5 }).map((n) => `2026-11-0${n + 1}T00:00:00.000Z`));
const anyRow: fc.Arbitrary<SessionListRow> = fc.record({
  threadId: fc.uuid(),
  cwd: fc.option(fc.constantFrom('/a/one', '/b/one', '/b/two')),
  models: fc.array(fc.option(fc.constantFrom('gpt-5', 'gpt-10', 'x')), { minLength: 1, maxLength: 3 }),
  state: fc.constantFrom<SessionState>('running', 'idle', 'failed', 'crashed', 'ended'),
  startedAt: time,
  lastActivityAt: time,
  tokens: fc.integer({ min: 0, max: 9 }),
  costUsd: fc.option(fc.integer({ min: 0, max: 9 })),
  originator: fc.option(fc.constantFrom('codex_exec', 'codex-tui')),
  auth: fc.constantFrom('chatgpt' as const, 'apikey' as const, null),
  parentThreadId: fc.constant(null),
});

describe('the order of sessions', () => {
  it('loses none, turns round with its order, and has what is not known last in both', () => {
    fc.assert(
      fc.property(fc.array(anyRow), fc.constantFrom(...columns), (rows, column) => {
        const all = listed(rows);
        const up = sorted(all, { column, order: 'ascending' }, compare);
        const down = sorted(all, { column, order: 'descending' }, compare);
        expect(new Set(up)).toEqual(new Set(all));
        expect(sorted(up, { column, order: 'ascending' }, compare)).toEqual(up);
        const isUnknown = ({ row }: (typeof all)[number]) =>
          ({
            project: row.cwd,
            model: row.models[0] ?? null,
            state: row.state,
            started: row.startedAt,
            active: row.lastActivityAt,
            tokens: row.tokens,
            cost: row.costUsd,
            surface: row.originator,
            signIn: row.auth,
          })[column] === null;
        for (const order of [up, down]) {
          const first = order.findIndex(isUnknown);
          if (first >= 0) expect(order.slice(first).every(isUnknown)).toBe(true);
        }
        const known = (order: typeof up) => order.filter((one) => !isUnknown(one));
        const keys = (order: typeof up) =>
          known(order).map((one) => (column === 'tokens' ? one.row.tokens : 0));
        expect(keys(down)).toEqual(keys(up).toReversed());
      }),
    );
  });

  it('is that of the reader in words, and by number in numbers', () => {
    const models = sorted(sessions, { column: 'model', order: 'ascending' }, compare).map(
      ({ model }) => model,
    );
    expect([...new Set(models)]).toEqual([
      'gpt-5.4-mini',
      'gpt-5.5',
      'gpt-5.6-codex',
      'gpt-6.1-sol',
      'local-coder',
    ]);
    const states = sorted(sessions, { column: 'state', order: 'ascending' }, compare).map(
      ({ row }) => row.state,
    );
    expect([...new Set(states)]).toEqual(['failed', 'crashed', 'ended']);
  });

  it('begins where a column is mostly looked at, and turns at a second press', () => {
    expect(sortBy('tokens', newestFirst)).toEqual({ column: 'tokens', order: 'descending' });
    expect(sortBy('project', newestFirst)).toEqual({ column: 'project', order: 'ascending' });
    expect(sortBy('active', newestFirst)).toEqual({ column: 'active', order: 'ascending' });
  });
});

describe('a filter', () => {
  it('keeps what fits in all of it, in order', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow),
        fc.option(fc.constantFrom('/a/one', '/b/two')),
        fc.option(fc.constantFrom('gpt-5', 'x')),
        fc.constantFrom('', ' ', 'one', 'EXEC one', 'nothing-of-it'),
        (rows, project, model, search) => {
          const all = listed(rows);
          const kept = filtered(all, { project, model, state: null, search });
          expect(kept).toEqual(
            all.filter(
              ({ row, text }) =>
                (project === null || row.cwd === project) &&
                (model === null || row.models.includes(model)) &&
                search
                  .toLowerCase()
                  .split(' ')
                  .every((word) => text.includes(word)),
            ),
          );
        },
      ),
    );
  });

  it('offers each value with how many there are, and tells folders of one name apart', () => {
    const { projects, models, states } = choicesOf(listed(sample), compare);
    for (const { value, count } of projects)
      expect(filtered(sessions, { ...noFilter, project: value })).toHaveLength(count);
    for (const { value, count } of models)
      expect(filtered(sessions, { ...noFilter, model: value })).toHaveLength(count);
    expect(states.reduce((sum, { count }) => sum + count, 0)).toBe(sample.length);
    const [row] = sample;
    if (row === undefined) throw new Error('The sample is empty.');
    const twice = listed(['/a/one', '/b/one', '/b/two'].map((cwd) => ({ ...row, cwd })));
    expect(choicesOf(twice, compare).projects.map(({ name }) => name)).toEqual(['/a/one', '/b/one', 'two']);
  });

  it('finds no folder that is hidden', () => {
    const hidden = listed(sample, true);
    expect(filtered(hidden, { ...noFilter, search: 'harbor' })).toEqual([]);
    expect(JSON.stringify(hidden.map(({ text, project }) => [text, project]))).not.toContain('harbor');
  });
});

describe('what a Snapshot knows better', () => {
  const known = session(SAMPLE_NOW, { threadId: sample[3]?.threadId ?? '' });

  it('takes its row over, and leaves all others the same objects', () => {
    const updated = withNewer(sample, [known]);
    expect(updated[3]).toMatchObject({
      state: 'idle',
      tokens: known.tokens.total,
      models: sample[3]?.models,
    });
    expect(updated.toSpliced(3, 1).every((row, place) => row === sample.toSpliced(3, 1)[place])).toBe(true);
    expect(withNewer(updated, [known])).toBe(updated);
  });

  it('comes first where the list does not have it yet', () => {
    const fresh = session(SAMPLE_NOW, { threadId: 'fresh' });
    expect(
      withNewer(sample, [fresh])
        .map(({ threadId }) => threadId)
        .slice(0, 2),
    ).toEqual(['fresh', sample[0]?.threadId]);
  });
});

it('the rows that are drawn hold all that are seen, and few more', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(700_000), fc.integer({ min: 0, max: 3_000 }), (count, top, height) => {
      const { from, to } = windowOf(count, 32, top, height);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(count);
      const last = Math.min(count, Math.ceil((top + height) / 32));
      const first = Math.min(Math.floor(top / 32), count);
      if (first < last) {
        expect(from).toBeLessThanOrEqual(first);
        expect(to).toBeGreaterThanOrEqual(last);
      }
      expect(to - from).toBeLessThanOrEqual(Math.ceil(height / 32) + 20);
    }),
  );
});

it('columns that fit keep their order and fill the width', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 100, noNaN: true }), (rem) => {
      const shown = columnsFor(rem);
      expect(shown.map(({ column }) => column)).toEqual(
        columns.filter((one) => shown.some(({ column }) => column === one)),
      );
      expect(shown.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100);
      expect(shown[0]?.column).toBe('project');
      expect(columnsFor(rem + 1).length).toBeGreaterThanOrEqual(shown.length);
    }),
  );
  expect(columnsFor(64).map(({ column }) => column)).toEqual(columns);
});

it.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 2, 6],
  ['PageUp', 2, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['a', 5, null],
])('%s from row %i leads to %s', (key, from, to) => {
  expect(movedTo(key, from, 10, 4)).toBe(to);
  expect(movedTo(key, -1, 0, 4)).toBeNull();
});
