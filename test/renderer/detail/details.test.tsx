import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { fail } from '../../../electron/shared/contract/result.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { type SampleName, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage, controlsNamed, openPage, pressByKeyboard, textOf } from '../opened.tsx';

afterEach(cleanup);

/** Every row of the overview, the heading of its view, and something only that view says. */
const views: readonly (readonly [SampleName, string | RegExp, string, string])[] = [
  ['filled', '5-hour', '5-hour limit', 'At even pace by now55%'],
  ['limits-stale', '5-hour', '5-hour limit', 'Was reset'],
  ['filled', 'harbor', 'harbor', 'Tool calls41'],
  ['problems', 'harbor', 'harbor', 'The last turn failed: stream_disconnected.'],
  ['filled', 'Tokens', 'Tokens', 'cache write'],
  ['scanning', 'Tokens', 'Tokens', '214 of 1,203 session files read'],
  ['filled', 'Analytics', 'Analytics', 'Off, because your config.toml says so, line 12.'],
  ['config-broken', 'Analytics', 'Analytics', 'Your config.toml (line 12) is invalid'],
  ['codex-newer', 'Analytics', 'Analytics', 'Not known: Codex 0.999.0 is not verified.'],
  ['codex-newer', 'OTel traces', 'OTel traces', 'No exporter'],
  ['codex-newer', 'Prompts in logs', 'Prompts in logs', 'Not known'],
  ['codex-newer', 'Feedback reports', 'Feedback reports', 'Not known'],
  ['filled', 'OTel logs', 'OTel logs', 'https://collector.harbor.example/v1/logs'],
  ['otel-failing', 'OTel logs', 'OTel logs', 'The collector answered 401'],
  ['filled', 'OTel traces', 'OTel traces', 'No exporter'],
  ['filled', 'OTel metrics', 'OTel metrics', "OpenAI's own exporter"],
  ['prompts-logged', 'Prompts in logs', 'Prompts in logs', 'log_user_prompt = false'],
  ['filled', 'Prompts in logs', 'Prompts in logs', 'not part of the log records'],
  ['analytics-default', 'Feedback reports', 'Feedback reports', 'https://o33249.ingest.us.sentry.io'],
  ['filled', 'Compliance export', 'Compliance export', '38 of 46 sessions'],
  [
    'problems',
    /^Error: The configuration is invalid/,
    'Error: The configuration is invalid. analytics.enabled must be true or false.',
    'Repair it',
  ],
];

describe('every view', () => {
  it.each(views)(
    'of %s behind %s is reached, read and left by keyboard',
    async (sample, row, heading, says) => {
      const { host, user, container } = await openPage(sample);
      await pressByKeyboard(user, row);
      const h1 = screen.getByRole('heading', { level: 1 });
      expect(textOf(h1)).toBe(heading);
      // The focus is what makes a screen reader say the heading.
      expect(document.activeElement).toBe(h1);
      expect(textOf(screen.getByRole('main'))).toContain(says);
      expect(await auditPage(container)).toEqual([]);
      expect(container.querySelectorAll('style, script')).toHaveLength(0);

      await user.keyboard('{Escape}');
      expect(host.asked).not.toContain('close');
      const opener = document.activeElement;
      expect(opener?.tagName).toBe('BUTTON');
      expect(controlsNamed(row).at(-1)).toBe(opener);
      await user.keyboard('{Escape}');
      expect(host.asked).toContain('close');
    },
  );

  it('has a way back to press, which is the first thing behind it', async () => {
    const { user } = await openPage('filled');
    await pressByKeyboard(user, 'Tokens');
    await user.tab({ shift: true });
    expect(document.activeElement?.textContent).toBe('Back');
    await user.keyboard(' ');
    expect(screen.getByRole('region', { name: 'Limits' })).toBeDefined();
    expect(document.activeElement?.textContent).toBe('Tokens');
  });

  it('takes the focus to the sentence where the row is gone meanwhile', async () => {
    const { host, user } = await openPage('filled');
    await pressByKeyboard(user, 'harbor');
    const filled = sampleSnapshot('filled');
    act(() => host.push({ ...filled, usage: { ...filled.usage, live: [], recent: [] } }));
    expect(textOf(screen.getByRole('main'))).toContain('Nothing there.');
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  });

  it('says that a finding was mended while it was read', async () => {
    const { host, user } = await openPage('finding');
    await pressByKeyboard(user, /A line of a session is not/);
    act(() => host.push(sampleSnapshot('filled')));
    expect(textOf(screen.getByRole('main'))).toContain('This finding no longer holds');
  });

  it('follows what the host pushes, without a move of the focus', async () => {
    const { host, user } = await openPage('analytics-default');
    await pressByKeyboard(user, 'OTel logs');
    act(() => host.push(sampleSnapshot('otel-failing')));
    await act(async () => {});
    expect(textOf(screen.getByRole('main'))).toContain('Failing');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  });
});

describe('the sentence that matters most', () => {
  it.each<[SampleName, string]>([
    ['finding', 'Warning: A line of a session is not valid JSON, so it was not counted'],
    ['limit-almost-used', 'Weekly limit'],
    ['otel-failing', 'OTel logs'],
    ['prompts-logged', 'Prompts in logs'],
    ['scanning', 'Tokens'],
    ['analytics-default', 'Analytics'],
  ])('of %s leads to what it is about', async (sample, heading) => {
    const { user } = await openPage(sample);
    const sentence = within(screen.getByRole('heading', { level: 1 })).getByRole('button');
    await pressByKeyboard(user, sentence.textContent);
    expect(textOf(screen.getByRole('heading', { level: 1 }))).toBe(heading);
    await user.keyboard('{Escape}');
    expect(document.activeElement?.closest('h1')).not.toBeNull();
  });
  it.each<SampleName>(['filled', 'first-run'])(
    'of %s leads nowhere, as the page itself says it',
    async (sample) => {
      await openPage(sample);
      expect(within(screen.getByRole('heading', { level: 1 })).queryByRole('button')).toBeNull();
    },
  );
});

describe('the tokens view', () => {
  it('has today, 7 and 30 days with all their parts', async () => {
    const { user } = await openPage('filled');
    await pressByKeyboard(user, 'Tokens');
    const rows = within(screen.getByRole('table', { name: 'Tokens by period' }))
      .getAllByRole('row')
      .map(textOf);
    expect(rows).toEqual([
      'Today7 days30 days',
      'Total2.5M16.4M63.5M',
      'Cost$0.91$6.08$23.55',
      'Input2.4M15.7M60.7M',
      'cached2M13M50.4M',
      'cache write94.1K627K2.4M',
      'Output107K711K2.8M',
      'reasoning43.7K291K1.1M',
      'Responses573801,472',
      'Sessions51846',
    ]);
  });
});

describe('a signal that fails', () => {
  it('says why, what Codex says, since when and what to do', async () => {
    const { user } = await openPage('otel-failing');
    await pressByKeyboard(user, 'OTel logs');
    const says = (name: string) => textOf(screen.getByRole('region', { name }));
    expect(says('Does it arrive?')).toContain('Checked4 min ago');
    expect(says('What Codex itself says')).toContain('Errors in 24 hours212');
    expect(says('What changed, 30 days')).toContain('Failing09:46The credentials were refused');
    expect(says('Where it goes')).toContain('OTEL_EXPORTER_OTLP_ENDPOINTIgnored by Codex');
  });
  it('is checked anew by keyboard, and by itself where that is switched on', async () => {
    const { host, user } = await openPage('otel-failing');
    await pressByKeyboard(user, 'OTel logs');
    await pressByKeyboard(user, 'Check now');
    expect(host.asked).toContain('probe logs');
    await pressByKeyboard(user, 'Check automatically', ' ');
    expect(host.asked).toContain('automatic false');
  });
  it('says why it could not be checked', async () => {
    const { host, user } = await openPage('otel-failing');
    await pressByKeyboard(user, 'OTel logs');
    host.failure = 'Busy.';
    host.snapshot = null;
    await pressByKeyboard(user, 'Check now');
    expect(screen.getByRole('alert').textContent).toBe('Nothing was read.');
  });
  it('offers no check of what is not your own', async () => {
    const { user } = await openPage('filled');
    await pressByKeyboard(user, 'OTel metrics');
    expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull();
  });
});

describe('files', () => {
  it('are opened by the tray host, each by the name of its layer', async () => {
    const { host, user } = await openPage('analytics-managed', {}, 'tray');
    await pressByKeyboard(user, 'Analytics');
    await pressByKeyboard(user, 'Open Managed config');
    expect(host.asked).toContain('open /etc/codex/managed_config.toml');
    // A file that is not there cannot be opened.
    expect(screen.queryByRole('button', { name: 'Open System config' })).toBeNull();
  });
  it('say why they could not be opened', async () => {
    const { host, user } = await openPage('analytics-managed', {}, 'tray');
    host.failure = 'No program opens it.';
    await pressByKeyboard(user, 'Analytics');
    await pressByKeyboard(user, 'Open Managed config');
    expect(screen.getByRole('alert').textContent).toBe('No program opens it.');
  });
  it('are not offered in a browser tab, which cannot', async () => {
    const { user } = await openPage('analytics-managed');
    await pressByKeyboard(user, 'Analytics');
    expect(screen.queryByRole('button', { name: /^Open / })).toBeNull();
  });
});

describe('the layers', () => {
  it('say why they could not be read', async () => {
    const { user } = await openPage('filled', {
      configReport: () => {
        throw new Error('not asked for');
      },
    }).then(async (opened) => {
      opened.host.api.getConfigReport = async () => fail('failed', verbatim('Busy.'));
      return opened;
    });
    await pressByKeyboard(user, 'Analytics');
    expect(textOf(screen.getByRole('region', { name: 'Who decides, highest first' }))).toContain(
      'The layers could not be read. Busy.',
    );
    expect(screen.getByRole('switch')).toBeDefined();
  });
});

it('says once what probe and Codex both met', async () => {
  const { user } = await openPage('otel-failing');
  await pressByKeyboard(user, /^OTel logs/);
  expect(textOf(screen.getByRole('main')).match(/The collector answered 401/g)).toHaveLength(1);
  expect(textOf(screen.getByRole('main'))).toContain('Probe and Codex agree');
});
