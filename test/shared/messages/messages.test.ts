import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { german, germanText } from '../../../electron/shared/messages/de.ts';
import { english } from '../../../electron/shared/messages/en.ts';
import {
  type Catalogue,
  isMessage,
  type Message,
  render,
} from '../../../electron/shared/messages/message.ts';
import { translate } from '../../../electron/shared/messages/translate.ts';
import { sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { idsOf, sampleParams } from './sample-params.ts';

/** Alike in both languages: names and words of others. */
const alike: ReadonlySet<string> = new Set([
  'words.verbatim',
  'words.sentence',
  'check.analytics',
  'check.plain',
  'config.refused',
  'health.codex.with-status',
  'otel.two-kinds.where',
  'policy.fault',
  'policy.value',
  'posture.title.data.analytics',
  'posture.title.data.feedback',
  'posture.title.extensions.apps',
  'posture.title.extensions.hooks',
  'posture.title.extensions.plugins',
  'posture.title.extensions.skills',
  'posture.title.remote.appshots',
  'pricing.in-tier',
  'pricing.wrong',
  'probe.host',
  'risk.header.name',
  'export-state.settings.why',
  'settings.refused',
]);

const samples = sampleParams();
const catalogues: Readonly<Record<'en' | 'de', Catalogue>> = { en: english(), de: german };

function say(id: string, params: Record<string, unknown>, language: 'en' | 'de'): string {
  const message = { id, params, text: '' } as Message;
  return render(catalogues[language][id], message.params, (clause) =>
    translate(clause, catalogues[language]),
  );
}

describe('messages', () => {
  it('have each id once, with its subject before it', () => {
    expect([...samples.keys()].toSorted()).toEqual(idsOf(english()).toSorted());
    expect(idsOf(german).toSorted()).toEqual(idsOf(english()).toSorted());
  });

  it.each(idsOf(english()))('%s is whole in both languages', (id) => {
    const drawn = fc.sample(samples.get(id) ?? fc.constant({}), 40);
    const texts = drawn.map((params) => [say(id, params, 'en'), say(id, params, 'de')] as const);
    for (const text of texts.flat()) {
      expect(text).not.toMatch(/undefined|\[object|NaN|Invalid Date|\bnull\b|^\s|\s$| {2}| [.,;:!?](?:\s|$)/);
      expect(text).not.toBe('');
    }
    expect(texts.every(([en, de]) => en === de)).toBe(alike.has(id));
  });

  it('hold their clauses in the language of the whole', () => {
    const host: Message = { id: 'probe.the-collector', params: {}, text: 'the collector' };
    const message: Message = { id: 'probe.unreachable', params: { host }, text: 'In English.' };
    expect(germanText(message)).toBe(
      'der Collector ist von hier nicht zu erreichen: Prüfe Netz, VPN und Firewall.',
    );
    expect(isMessage(structuredClone(message))).toBe(true);
  });

  it('are all that the samples say', () => {
    const said = sampleNames.flatMap((name) => messagesIn(sampleSnapshot(name)));
    expect(said.length).toBeGreaterThan(200);
    expect(said.filter(({ id }) => !Object.hasOwn(german, id))).toEqual([]);
    for (const { id, params, text } of said) expect(say(id, params, 'en')).toBe(text);
  });

  it('stay English where another language does not know them', () => {
    expect(germanText({ id: 'newer.id', params: {}, text: 'Of a newer host.' })).toBe('Of a newer host.');
    expect(germanText({ id: 'constructor', params: {}, text: 'Of a newer host.' })).toBe('Of a newer host.');
  });
});

/** Every message of a document. */
function messagesIn(value: unknown): Message[] {
  if (isMessage(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(messagesIn) : [];
}
