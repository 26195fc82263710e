import { act, cleanup, screen } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createFormat } from '../../../electron/shared/format/format.ts';
import { concealSnapshot, concealText, HIDDEN } from '../../../electron/shared/glance/conceal.ts';
import { defaultSettings } from '../../../electron/shared/settings.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { privateFormat } from '../../../renderer/i18n/privacy/private-format.ts';
import { sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage, openPage, pressByKeyboard } from '../opened.tsx';

afterEach(cleanup);

/** Folders and names of the samples. A collector's host is none of them. */
const secrets = /\/home\/|\/etc\/|\/tmp\/|\bada\b|\bharbor\b(?!\.example)|lighthouse-api|\btide\b/;

/** Everything that is seen, hovered or heard. */
function exposed(container: Element): string {
  const attributes = ['title', 'aria-label', 'aria-valuetext', 'href'];
  return [container, ...container.querySelectorAll('*')]
    .flatMap((element) => attributes.map((name) => element.getAttribute(name) ?? ''))
    .concat(container.textContent)
    .join('\n');
}

describe('privacy mode', () => {
  it.each(sampleNames)('of %s leaves no folder, file or name on the page', async (name) => {
    const { user, container, page } = await openPage(name);
    await user.keyboard('p');
    const isOn = page.mirror.store.getState().snapshot?.settings.privacy;
    if (isOn === false) await user.keyboard('p');
    expect(exposed(container)).not.toMatch(secrets);
    expect(await auditPage(container)).toEqual([]);
  });

  it.each([
    ['filled', 'Hidden folder 1'],
    ['filled', '5-hour'],
    ['filled', 'Tokens'],
    ['analytics-outvoted', 'Analytics'],
    ['otel-failing', 'OTel logs'],
    ['problems', /^Error: The configuration is invalid/],
  ] as const)('holds in the view of %s behind %s', async (name, row) => {
    const { user, container } = await openPage(name, {}, 'tray');
    await user.keyboard('p');
    await pressByKeyboard(user, row);
    expect(exposed(container)).not.toMatch(secrets);
  });

  it('takes what was paid for the plan out of the settings', async () => {
    const { user } = await openPage('filled');
    await pressByKeyboard(user, 'Settings');
    expect(await screen.findByLabelText('Plan price a month, in US dollars')).toBeDefined();
    await user.keyboard('p');
    expect(screen.queryByLabelText('Plan price a month, in US dollars')).toBeNull();
  });

  it('says that it is on, and goes with the same key', async () => {
    const { user } = await openPage('filled');
    expect(screen.queryByText('Private')).toBeNull();
    await user.keyboard('p');
    expect(screen.getByText('Private')).toBeDefined();
    const toggle = screen.getByRole('button', { name: 'Hide private details' });
    expect(toggle.getAttribute('aria-pressed')).toBe('true');
    await user.click(toggle);
    expect(screen.queryByText('Private')).toBeNull();
    expect(screen.getByText('harbor')).toBeDefined();
  });

  it('holds for what the host pushes', async () => {
    const { host, container } = await openPage('private');
    const next = sampleSnapshot('filled');
    act(() => host.push({ ...next, settings: { ...defaultSettings, privacy: true } }));
    expect(exposed(container)).not.toMatch(secrets);
  });
});

describe('concealText', () => {
  it('takes paths and addresses out of sentences, and leaves the rest', () => {
    expect(concealText('Looked at /home/ada/.codex, C:\\Users\\Ada\\x.toml and ~/code.')).toBe(
      `Looked at ${HIDDEN}, ${HIDDEN} and ${HIDDEN}`,
    );
    expect(concealText('Sent to ada@harbor.example by otel.exporter')).toBe(
      `Sent to ${HIDDEN} by otel.exporter`,
    );
    const plain = 'https://chatgpt.com/backend-api and 1/2 of config.toml, line 12';
    expect(concealText(plain)).toBe(plain);
  });
  it('leaves no absolute path, and does nothing the second time', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const concealed = concealText(`It stands in /${parts.join('/')} now`);
        expect(concealed).toBe(`It stands in ${HIDDEN} now`);
        expect(concealText(concealed)).toBe(concealed);
      }),
    );
  });
});

describe('concealSnapshot', () => {
  it.each(sampleNames)('of %s keeps its form, its ids and its numbers', (name) => {
    const snapshot = sampleSnapshot(name);
    const concealed = concealSnapshot(snapshot);
    expect(concealed.findings.map(({ id }) => id)).toEqual(snapshot.findings.map(({ id }) => id));
    expect(concealed.usage.days).toEqual(snapshot.usage.days);
    expect(concealed.usage.live.map(({ threadId }) => threadId)).toEqual(
      snapshot.usage.live.map(({ threadId }) => threadId),
    );
  });
});

describe('privateFormat', () => {
  const format = privateFormat(createFormat('en', 'UTC'), en.privacy);
  it('tells the order of size and no more', () => {
    expect(format.tokens(2_468_123)).toBe('~2M');
    expect(format.tokensFull(1_472)).toBe('~1K');
    expect(format.tokens(0)).toBe('0');
    expect(format.usd(23.55)).toBe('Hidden');
    expect(format.percent(41)).toBe('41%');
  });
});
