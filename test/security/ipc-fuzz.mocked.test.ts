import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createHandlers } from '../../electron/core/composition/handlers.ts';
import { PAGE_URL } from '../../electron/main/security/page-origin.ts';
import { answerRequests } from '../../electron/main/shell/request-channel.ts';
import { REQUEST_CHANNEL, requests } from '../../electron/shared/contract/contract.ts';
import { answerInvoke, type InvokeSender } from '../fakes/electron/ipc-main.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { createFakeLogger } from '../fakes/logger.ts';
import { runs } from '../setup/runs.ts';
import { malformed, rightMessages } from './messages.ts';

vi.mock('electron', () => import('../fakes/electron/ipc-main.ts'));

const TRUSTED = 7;
const frame = { url: PAGE_URL };
const contents = (id: number, mainFrame: object) => ({ id, mainFrame, isDestroyed: () => false });
const page: InvokeSender = { sender: contents(TRUSTED, frame), senderFrame: frame };

const strangers: readonly InvokeSender[] = [
  { sender: contents(8, frame), senderFrame: frame },
  { sender: contents(TRUSTED, frame), senderFrame: { url: PAGE_URL } },
  { sender: contents(TRUSTED, frame), senderFrame: null },
  ...['https://evil.example/', 'file:///x', 'about:blank', 'app://popover.evil/', ''].map((url) => {
    const other = { url };
    return { sender: contents(TRUSTED, other), senderFrame: other };
  }),
];

const hooked: string[] = [];
const glance = createFakeGlance({ configFiles: ['/etc/codex/config.toml'] });
answerRequests(
  createHandlers(glance, {
    closePopover: () => void hooked.push('close'),
    openFile: async (file) => void hooked.push(file),
    openLink: async (link) => void hooked.push(link),
    secrets: {
      list: async () => ({ names: [], refusal: null }),
      store: async (name) => {
        hooked.push(`store ${name}`);
        return { names: [name], refusal: null };
      },
      remove: async () => ({ names: [], refusal: null }),
    },
    openDesk: async () => {},
    previewTray: () => ({ icon: { size: 0, alpha: '' }, titles: null }),
    saveFile: async ({ name }) => {
      hooked.push(name);
      return null;
    },
  }),
  new Set([TRUSTED]),
  createFakeLogger(),
);

const codes = new Set(['unknown-request', 'invalid-request']);

describe('the one way from a page into the main process', () => {
  it('knows a right message of every request', async () => {
    expect([...new Set(rightMessages.map(({ name }) => name))].toSorted()).toEqual(
      Object.keys(requests).toSorted(),
    );
    for (const { name, payload } of rightMessages) {
      const { value } = await answerInvoke(page, REQUEST_CHANNEL, [name, payload]);
      expect(value, name).toMatchObject({ ok: true });
    }
    expect(glance.calls.length).toBeGreaterThan(10);
    expect(hooked.length).toBeGreaterThan(4);
  });

  it('refuses malformed messages of the page, without a crash and without an effect', async () => {
    const before = [glance.calls.length, hooked.length];
    await fc.assert(
      fc.asyncProperty(malformed, async ({ name, payload }) => {
        const { error, value } = await answerInvoke(page, REQUEST_CHANNEL, [name, payload]);
        expect(error).toBeNull();
        expect(value).toMatchObject({ ok: false, message: expect.stringMatching(/\w/) });
        expect(codes).toContain((value as { code: string }).code);
      }),
      { numRuns: runs(10_000), seed: 20_261_123 },
    );
    expect([glance.calls.length, hooked.length]).toEqual(before);
    expect(Object.prototype).not.toHaveProperty('on');
  });

  it('refuses messages of anybody else, right ones among them', async () => {
    const before = [glance.calls.length, hooked.length];
    const message = fc.oneof(malformed, fc.constantFrom(...rightMessages));
    await fc.assert(
      fc.asyncProperty(message, fc.constantFrom(...strangers), async ({ name, payload }, from) => {
        const { error, value } = await answerInvoke(from, REQUEST_CHANNEL, [name, payload]);
        expect(error).toBeNull();
        expect(value).toMatchObject({ ok: false, code: 'untrusted-sender' });
      }),
      { numRuns: runs(10_000), seed: 20_261_123 },
    );
    expect([glance.calls.length, hooked.length]).toEqual(before);
  });

  it('answers as well with any number of arguments', async () => {
    for (const args of [[], ['snapshot.get'], ['snapshot.get', {}, {}, 1], [[['snapshot.get']], {}]]) {
      const { error, value } = await answerInvoke(page, REQUEST_CHANNEL, args);
      expect(error).toBeNull();
      expect(value).toHaveProperty('ok');
    }
  });
});
