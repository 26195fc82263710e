import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { findPeer, PEER_ARGUMENTS } from '../../bench/workbench/peer.ts';
import { line, meta, NAME, started, THREAD, TURN } from '../ingest/lines/lines.ts';
import { openService, TempHome } from '../usage/homes.ts';
import { priceByHand } from './by-hand.ts';

const AT = '2026-09-21T10:00:00.000Z';

interface Case {
  readonly model: string;
  readonly input?: number;
  readonly cacheWrite?: number;
  readonly tier?: string | null;
  readonly at?: string;
}

/** Each response of a case has half of its input from the cache. */
function rollout({ model, input = 20_000, cacheWrite = 0, tier, at = AT }: Case): string {
  const lines = [meta({}, { at }), started({ at })];
  lines.push(line('turn_context', { turn_id: TURN, cwd: '/home/dev/project', model, effort: 'high' }, at));
  if (tier != null) {
    const settings = { model, model_provider_id: 'openai', service_tier: tier };
    lines.push(
      line(
        'event_msg',
        { type: 'thread_settings_applied', thread_id: THREAD, thread_settings: settings },
        at,
      ),
    );
  }
  let total = { input_tokens: 0, cached_input_tokens: 0, cache_write_input_tokens: 0, output_tokens: 0 };
  for (let n = 1; n <= 5; n++) {
    const last = {
      input_tokens: input + 2 * n,
      cached_input_tokens: input / 2 + n,
      cache_write_input_tokens: cacheWrite,
      output_tokens: 900 + 7 * n,
    };
    total = {
      input_tokens: total.input_tokens + last.input_tokens,
      cached_input_tokens: total.cached_input_tokens + last.cached_input_tokens,
      cache_write_input_tokens: total.cache_write_input_tokens + last.cache_write_input_tokens,
      output_tokens: total.output_tokens + last.output_tokens,
    };
    const whole = (sum: typeof last) => ({
      ...sum,
      reasoning_output_tokens: 0,
      total_tokens: sum.input_tokens + sum.output_tokens,
    });
    const info = {
      total_token_usage: whole(total),
      last_token_usage: whole(last),
      model_context_window: 258_400,
    };
    const later = new Date(Date.parse(at) + n * 1_000).toISOString();
    const record = { thread_id: THREAD, turn_id: TURN, response_id: `resp_${n}`, usage: whole(last) };
    lines.push(line('token_usage_record', record, later));
    lines.push(line('event_msg', { type: 'token_count', info, rate_limits: null }, later));
  }
  return lines.join('');
}

function byHand({ model, input = 20_000, cacheWrite = 0, tier = null, at = AT }: Case): number {
  const each = [1, 2, 3, 4, 5].map((n) =>
    priceByHand({
      model,
      tier,
      day: at.slice(0, 10),
      input: input + 2 * n,
      cachedInput: input / 2 + n,
      cacheWriteInput: cacheWrite,
      output: 900 + 7 * n,
    }),
  );
  return each.reduce((sum, one) => sum + one, 0);
}

async function bothCosts(one: Case): Promise<{ glance: number | null; peer: number }> {
  const { native, launcher } = findPeer();
  using home = new TempHome();
  home.write(NAME.replaceAll('2026/11/23', '2026/09/21').replace('2026-11-23', '2026-09-21'), rollout(one));
  const service = openService(home.path);
  await service.scan(() => {});
  const glance = service.report({ by: 'model' }, Date.parse(AT)).totals.costUsd;
  const [program, before] = native === null ? [process.execPath, [launcher]] : [native, []];
  const answer = execFileSync(program, [...before, ...PEER_ARGUMENTS], {
    encoding: 'utf8',
    env: { ...process.env, CODEX_HOME: home.path, HOME: home.path, TZ: 'UTC' },
  });
  const { totals } = JSON.parse(answer) as { totals: { costUSD: number } };
  return { glance, peer: totals.costUSD };
}

const agreeing: readonly Case[] = [
  ...[
    'gpt-5',
    'gpt-5-codex',
    'gpt-5-mini',
    'gpt-5.1-codex',
    'gpt-5.2',
    'gpt-5.3-codex',
    'gpt-5.4',
    'gpt-5.4-mini',
    'gpt-5.5',
    'gpt-5.6-terra',
    'gpt-5.6-luna',
  ].map((model) => ({ model })),
  { model: 'gpt-5.6-sol', at: '2026-08-01T10:00:00.000Z' },
  { model: 'gpt-5.5', tier: 'priority' },
  { model: 'gpt-5.4', input: 300_000 },
];

test.for(agreeing)('costs $model what ccusage says, where source and rules agree: %#', async (one) => {
  const { glance, peer } = await bothCosts(one);
  expect(peer).toBeGreaterThan(0);
  expect(glance).toBeCloseTo(peer, 8);
  expect(glance).toBeCloseTo(byHand(one), 8);
});

/** Every difference that is known, with its reason; `times` is what ccusage says against Glance. */
const differences: readonly (Case & { readonly why: string; readonly times: number | null })[] = [
  {
    model: 'gpt-5.6-sol',
    times: null,
    why: 'ccusage has one price for all time, the one before 2026-08-21',
  },
  { model: 'gpt-6-astra', times: 0, why: 'ccusage has no price offline and says 0' },
];

test.for(differences)('differs from ccusage for $model: $why', async ({ times, why: _, ...one }) => {
  const { glance, peer } = await bothCosts(one);
  expect(glance).toBeCloseTo(byHand(one), 8);
  if (times === null) expect(peer).toBeCloseTo(byHand({ ...one, at: '2026-08-01T10:00:00.000Z' }), 8);
  else expect(peer / (glance ?? 0)).toBeCloseTo(times, 6);
});

test('differs from ccusage for an unknown model: ccusage takes the price of another', async () => {
  const { glance, peer } = await bothCosts({ model: 'codex-auto-review' });
  expect(glance).toBeNull();
  expect(peer).toBeGreaterThan(0);
});
