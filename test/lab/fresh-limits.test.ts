import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { askAccount } from '../../electron/core/live/ask-account.ts';
import { TempHome } from '../core/usage/homes.ts';
import { createWholeGlance } from '../setup/whole-glance.ts';
import { bareEnv } from './codex/bare-env.ts';
import { Codex } from './codex/codex.ts';
import { codexBinary, codexVersion } from './codex/codex-binary.ts';
import { signInWithChatGpt } from './provider/chatgpt-sign-in.ts';
import { Provider } from './provider/provider.ts';
import { message } from './provider/replies.ts';

/** The part of the ChatGPT backend that is asked, on loopback. */
async function backend(usedPercent: () => number) {
  const asked: string[] = [];
  const resetAt = Math.floor(Date.now() / 1000) + 3_600;
  const today = new Date().toISOString().slice(0, 10);
  const answers: Readonly<Record<string, () => unknown>> = {
    usage: () => ({
      plan_type: 'plus',
      rate_limit: {
        allowed: true,
        limit_reached: false,
        primary_window: {
          used_percent: usedPercent(),
          limit_window_seconds: 18_000,
          reset_after_seconds: 3_600,
          reset_at: resetAt,
        },
        secondary_window: null,
      },
      credits: { has_credits: false, unlimited: false, balance: null },
    }),
    me: () => ({
      stats: { lifetime_tokens: 9_000_000, daily_usage_buckets: [{ start_date: today, tokens: 5_000_000 }] },
    }),
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    asked.push(path);
    const answer = path.endsWith('/usage')
      ? answers.usage
      : path.endsWith('/profiles/me')
        ? answers.me
        : undefined;
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer?.() ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/backend-api`,
    asked,
    resetAt,
    today,
  };
}

const env = (home: string) => ({
  ...bareEnv(home),
  PATH: `${dirname(codexBinary())}:${process.env.PATH}`,
});

describe('fresh limits', () => {
  test("are what the user's own Codex says, newer than the rollouts; and told as such", async () => {
    await using provider = await Provider.open();
    const { url, resetAt, today } = await backend(() => 61);
    await using codex = new Codex({ provider, config: '' });
    codex.setTop(`chatgpt_base_url = "${url}/"`);
    const primary = { usedPercent: 42, windowMinutes: 300, resetAt };
    provider.answer(message('Done.', { limits: { primary } }));
    await codex.exec('Hello');
    signInWithChatGpt(codex.home);
    const state = new TempHome();
    const folders = { codexHome: codex.home, stateDir: state.path, folder: state.path };
    const glance = createWholeGlance({ ...folders, env: env(state.path) });
    onTestFinished(async () => {
      await glance.close();
      state[Symbol.dispose]();
    });
    await glance.start();
    const shown = () => glance.store.getState();
    expect(shown().limits.windows).toMatchObject([{ usedPercent: 42 }]);
    expect(shown().live.freshLimits.state).toBe('off');
    await glance.changeSettings({ freshLimits: true });
    await expect
      .poll(() => shown().live.freshLimits, { timeout: 30_000 })
      .toMatchObject({ state: 'fresh', codexVersion: codexVersion() });
    expect(shown().limits.windows).toMatchObject([
      {
        usedPercent: 61,
        windowMinutes: 300,
        source: 'account',
        resetsAt: new Date(resetAt * 1000).toISOString(),
      },
    ]);
    expect(shown().live.freshLimits.account).toMatchObject({
      lifetimeTokens: 9_000_000,
      account: 5_000_000,
      local: provider.billSum().total,
      from: today,
      to: today,
    });
    await glance.changeSettings({ freshLimits: false });
    expect(shown().limits.windows).toMatchObject([{ usedPercent: 42 }]);
  });

  test('without a ChatGPT sign-in say why there are none', async () => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    const asking = askAccount({
      program: codexBinary(),
      codexHome: codex.home,
      env: env(codex.home),
      platform: process.platform,
      now: Date.now,
    });
    await expect(asking).rejects.toThrow(/authentication/i);
  });
});
