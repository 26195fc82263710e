import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { previewReportSchema } from '../../electron/shared/schema/reports/preview.ts';
import { runBuilt } from './built-cli.ts';
import { Codex } from './codex/codex.ts';
import { codexBinary } from './codex/codex-binary.ts';
import { signInWithChatGpt } from './provider/chatgpt-sign-in.ts';
import { Provider } from './provider/provider.ts';
import { message, shell } from './provider/replies.ts';

/** The lab switches analytics off; here they are on, and go nowhere but to the preview. */
function switchOn(home: string): string {
  const file = join(home, 'config.toml');
  const text = readFileSync(file, 'utf8').replace(/(\[analytics\]\s+enabled = )false/, '$1true');
  writeFileSync(file, text);
  return text;
}

/** Runs `analytics preview` on one run of Codex. */
async function preview(codex: Codex) {
  const command = [codexBinary(), 'exec', '--skip-git-repo-check', 'Hello'];
  const { code, stderr, lines } = await runBuilt(codex, ['analytics', 'preview', '--json'], command);
  expect(code, stderr).toBe(0);
  return v.parse(previewReportSchema, JSON.parse(lines.join('')));
}

describe('analytics preview', () => {
  test('shows the events and metrics of one run of the real Codex CLI, and changes no file', async () => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    signInWithChatGpt(codex.home);
    provider.answer(shell('echo previewed'), message());
    const config = switchOn(codex.home);
    const auth = readFileSync(join(codex.home, 'auth.json'), 'utf8');
    const { codexVersion, session, entries } = await preview(codex);
    // The home was empty before, so only the run itself tells.
    expect(codexVersion).toMatch(/^\d+\.\d+\.\d+/);
    expect(readFileSync(join(codex.home, 'config.toml'), 'utf8')).toBe(config);
    expect(readFileSync(join(codex.home, 'auth.json'), 'utf8')).toBe(auth);
    expect(session?.events).toMatchObject({ captured: true });
    expect(session?.metrics).toMatchObject({ captured: true });
    const seen = new Map(entries.flatMap(({ name, seen }) => (seen ? [[name, seen] as const] : [])));
    expect(seen.get('codex_thread_initialized')?.count).toBe(1);
    expect(seen.get('codex_turn_event')?.values.model).toEqual(['gpt-5.5']);
    expect(seen.get('codex.turn.token_usage')?.values.token_type).toContain('output');
    expect(JSON.stringify([...seen])).not.toMatch(/previewed|Hello|ada@example/);
    expect(session?.unknown).toEqual([]);
  });

  test('with analytics off says that nothing was received, and of metrics where they would go', async () => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    signInWithChatGpt(codex.home);
    provider.answer(message());
    const { session } = await preview(codex);
    expect(session?.events).toMatchObject({ captured: false, count: 0 });
    expect(session?.metrics.reason).toMatch(
      session?.metrics.count === 0 ? /Nothing was received/ : /nothing goes to OpenAI/,
    );
  });

  test('says why there are no events without a sign-in', async () => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    switchOn(codex.home);
    const { session, entries } = await preview(codex);
    expect(session?.events).toMatchObject({ captured: false, count: 0 });
    expect(session?.events.reason).toMatch(/Without a sign-in/);
    expect(entries.filter(({ kind, seen }) => kind === 'metric' && seen !== null).length).toBeGreaterThan(10);
  });
});
