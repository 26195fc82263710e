import { expect, test } from 'vitest';
import { hashText } from '../../../../electron/core/collections/key-hash.ts';
import { LimitCutoffs } from '../../../../electron/core/ingest/kernel/limit-cutoffs.ts';
import { LineKernel } from '../../../../electron/core/ingest/kernel/line-kernel.ts';
import { MOST_CUTOFFS } from '../../../../electron/core/ingest/kernel/protocol.ts';
import { UsageService } from '../../../../electron/core/usage/usage-service.ts';
import { TempHome } from '../../usage/homes.ts';
import { context, line, meta, started, THREAD, usageOf } from '../lines/lines.ts';
import { feed, newReader, readByJson } from '../reading.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const HOUR = 3600_000;
const at = (hours: number) => new Date(NOON + hours * HOUR).toISOString();

const window = (used: number, minutes: number) => ({ used_percent: used, window_minutes: minutes });

function counted(hours: number, limits: object | null): string {
  const usage = usageOf(Math.round(hours * 1000) + 1_000_000, 1);
  const info = { total_token_usage: usage, last_token_usage: usage, model_context_window: 258400 };
  return line('event_msg', { type: 'token_count', info, rate_limits: limits }, at(hours));
}

/** What a kernel reads with these floors. */
function read(lines: readonly string[], cutoffs: LimitCutoffs | null) {
  const kernel = new LineKernel();
  kernel.state.putCutoffs(cutoffs);
  const { reader } = newReader(THREAD, kernel);
  feed(reader, Buffer.from(lines.join('')));
  const { limits, responses } = reader.finish();
  return {
    state: reader.state,
    responses: responses.view(),
    at: limits.map((each) => (each.at - NOON) / HOUR),
  };
}

const head = [meta({}, { at: at(-9) }), started({ at: at(-9) }), context({ at: at(-9) })];

test('limits from before their floor are passed over, and nothing else is', () => {
  const mine = { limit_id: 'codex', primary: window(5, 300) };
  const other = { limit_id: 'codex_other', primary: window(5, 300) };
  const lines = [...head, ...[-8, -7, -6, -5, -4].map((hours) => counted(hours, mine)), counted(-3.9, other)];
  const cutoffs = new LimitCutoffs();
  cutoffs.advance([['codex', NOON - 5 * HOUR]]);
  const [all, some] = [read(lines, null), read(lines, cutoffs)];
  expect(all.at).toEqual([-8, -7, -6, -5, -4, -3.9]);
  expect(some.at).toEqual([-5, -4, -3.9]);
  expect({ ...some, at: [] }).toEqual({ ...all, at: [] });
});

test('that a thread has limits of the ChatGPT backend is known even where all are passed over', () => {
  const cutoffs = new LimitCutoffs();
  cutoffs.advance([['codex', NOON]]);
  const read1 = (limits: object | null) => read([...head, counted(-8, limits)], cutoffs);
  const seen = (limits: object | null) => read1(limits).state.chatgptLimits;
  expect(seen({ limit_id: 'codex', primary: window(5, 300) })).toBe(true);
  // No limit is named: then it is this one.
  expect(read1({ primary: window(5, 300) })).toMatchObject({ at: [], state: { chatgptLimits: true } });
  // What a kernel cannot tell is read.
  expect(read1({ limit_id: 'codex', primary: null, plan_type: 'pro' }).at).toEqual([-8]);
  expect(read1({ limit_id: 'codex', secondary: window(5, 300) }).at).toEqual([-8]);
  expect(seen({ limit_id: 'codex', primary: null, plan_type: 'pro' })).toBe(true);
  expect(seen({ limit_id: 'codex', primary: null })).toBe(false);
  expect(seen(null)).toBe(false);
});

test('floors are the same on every thread; what there is no room for has none', () => {
  const cutoffs = new LimitCutoffs();
  const others = new LimitCutoffs(cutoffs.shared);
  const names = Array.from({ length: MOST_CUTOFFS + 2 }, (_, index) => `limit-${index}`);
  cutoffs.advance(names.map((name, index) => [name, index * 1_000]));
  cutoffs.advance([['limit-3', 77_000]]);
  const fields = new Float64Array(2 * MOST_CUTOFFS);
  expect(others.copyTo(fields, 0)).toBe(MOST_CUTOFFS);
  expect([...fields.subarray(0, 8)]).toEqual(
    [0, 1_000, 2_000, 77_000].flatMap((time, index) => [hashText(`limit-${index}`), time]),
  );
});

test('a scan keeps the same history of limits as one that reads them all', async () => {
  using home = new TempHome();
  const limits = (used: number) => ({
    limit_id: 'codex',
    primary: { ...window(used % 100, 300), resets_at: NOON / 1000 },
    secondary: window(used % 90, 10_080),
  });
  const lines: string[][] = [];
  for (let day = 0; day < 40; day++) {
    const thread = `01a20609-89f6-7612-a58e-0000000000${String(day + 10)}`;
    const from = -24 * day;
    const times = Array.from({ length: 48 }, (_, half) => from + half / 2);
    const own = times.map((time, index) => counted(time, limits(day + index)));
    const opening = [meta({}, { thread, at: at(from) }), started({ at: at(from) })];
    lines.push([...opening, ...own]);
    home.write(
      `sessions/2026/11/23/rollout-2026-11-23T01-33-38-${thread}.jsonl`,
      [...opening, ...own].join(''),
    );
  }
  const service = new UsageService({
    codexHomes: [home.path],
    homesSource: 'option',
    timezone: 'UTC',
    platform: process.platform,
  });
  await service.scan(() => {});
  const [series] = service.limitReadings.history.store();
  expect(series?.points.length).toBe(3 * 240);
  const { LimitHistory } = await import('../../../../electron/core/ingest/limits/limit-history.ts');
  const whole = new LimitHistory();
  for (const each of lines) {
    for (const observation of readByJson(THREAD, Buffer.from(each.join(''))).limits)
      whole.observe(observation);
  }
  expect(service.limitReadings.history.store()).toEqual(whole.store());
});
