import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { germanSentences, inGerman } from '../../../electron/shared/host-sentences/de.ts';
import { sentenceTranslator } from '../../../electron/shared/host-sentences/translate.ts';
import { sampleNames, sampleSnapshot } from '../../fixtures/snapshots.ts';

/** Texts that are put together where they are said, and what comes of them. */
const assembled: Readonly<Record<string, readonly string[]>> = {
  'was made {1} and ': ['This copy was made 2026-11-23T09:12:00Z and held until 2026-11-24T09:12:00Z.'],
  'This copy {1}held until {2}.': ['This copy held until 2026-11-24T09:12:00Z.'],
  '{1} to {2} {3} on {4}.': [
    'Usage events to chatgpt.com stop on the TUI, codex exec, and the IDE extension or desktop app.',
    'Metrics to ab.chatgpt.com start on codex exec.',
  ],
  '. Arguments and output of tools go along{1}': [
    'Log records hold your email and account id with a ChatGPT sign-in, and the name of this machine. Arguments and output of tools go along',
  ],
  ', and the text of your prompts': [
    'No account; traces hold paths of your files. Arguments and output of tools go along, and the text of your prompts',
  ],
  'It is {1}': [],
  'an invalid ': ['It is an invalid type: Expected boolean but received "yes"'],
  'session could not be read': ['1 session could not be read'],
  'sessions could not be read': ['12 sessions could not be read'],
  'line could not be understood': ['1 line could not be understood'],
  'lines could not be understood': ['40 lines could not be understood'],
  'the header{1} {2}': [
    'The collector answered 401: the header x-otlp-api-key is wrong or expired.',
    'UNAUTHENTICATED: the headers authorization or x-key is wrong or expired.',
  ],
};

describe('The host in German', () => {
  it.each(Object.values(assembled).flat())('says what is put together: %s', (text) => {
    expect(inGerman(text)).not.toBeNull();
  });

  it('has each sentence once, and the same slots in it', () => {
    expect(new Set(germanSentences.map(([host]) => host)).size).toBe(germanSentences.length);
    for (const [host, said] of germanSentences) expect(slotsOf(said), host).toEqual(slotsOf(host));
  });

  it('keeps names, paths and numbers as they are, whatever they are', () => {
    const word = fc.stringMatching(/^[A-Z0-9/_.-]{3,20}$/).filter((text) => inGerman(text) === null);
    fc.assert(
      fc.property(
        fc.constantFrom(...germanSentences),
        fc.array(word, { minLength: 4, maxLength: 4 }),
        ([host, said], words) => {
          // What follows a word directly brings its own sign.
          const sign = (place: string) =>
            new RegExp(`[\\p{L}\\d]\\{${place}\\}`, 'u').test(host) ? ', ' : '';
          const fill = (text: string) =>
            text.replace(/\{(\d)\}/g, (_slot, place) => sign(place) + (words[Number(place) - 1] ?? ''));
          expect(inGerman(fill(host))).toBe(fill(said));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['Off, because your config.toml says so, line 12', 'Aus, festgelegt in: deine config.toml, Zeile 12'],
    [
      'The collector answered 401: the header x-otlp-api-key is wrong or expired.',
      'Der Collector antwortete 401: der Header x-otlp-api-key ist falsch oder abgelaufen.',
    ],
    [
      'Prompt logging went on: config.toml, 09:12.',
      'Das Protokollieren von Prompts, jetzt an: config.toml, 09:12.',
    ],
    [
      'OTEL_EXPORTER_OTLP_HEADERS adds headers to what Codex exports.',
      'OTEL_EXPORTER_OTLP_HEADERS fügt dem, was Codex exportiert, Header hinzu.',
    ],
    ['12 sessions could not be read', '12 Sitzungen ließen sich nicht lesen'],
    [
      'Codex does not start. Repair it, then restart Codex.',
      'Codex startet nicht. Repariere sie und starte Codex neu.',
    ],
    [
      'This project switches analytics back on, against your config.toml.',
      'Dieses Projekt schaltet es wieder ein: Analysedaten. Dagegen steht: deine config.toml.',
    ],
  ])('%s', (text, said) => {
    expect(inGerman(text)).toBe(said);
  });

  it('leaves alone what it does not know', () => {
    expect(inGerman('Nobody has said this.')).toBeNull();
    expect(inGerman('Codex does not start. Nobody has said this.')).toBeNull();
    expect(inGerman('')).toBeNull();
  });

  it('says all that the sample Snapshots hold', () => {
    // Of the sentence on a limit the page makes its own words.
    const shown = sampleNames.map((name) => {
      const snapshot = sampleSnapshot(name);
      return { ...snapshot, outlook: { ...snapshot.outlook, sentence: null } };
    });
    const said = [...new Set(shown.flatMap((snapshot) => sentencesIn(snapshot)))];
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((text) => inGerman(text) === null)).toEqual([]);
  });
});

describe('A translator', () => {
  it('takes the sentence that says most, and knows slots in slots', () => {
    const translate = sentenceTranslator([
      ['{1}: {2}', '{1} - {2}'],
      ['It said {1}: {2}', 'Es sagte {1}: {2}'],
      ['It said {1}', 'Es sagte {1}'],
      ['no', 'nein'],
      ['a', 'x'],
      ['b', 'y'],
    ]);
    expect(translate('It said 404: no')).toBe('Es sagte 404: nein');
    expect(translate('It said a and b')).toBe('Es sagte x und y');
    expect(translate('It said a, b, or a')).toBe('Es sagte x, y oder x');
    expect(translate('It said a and c')).toBe('Es sagte a and c');
    expect(translate('else: no')).toBe('else - nein');
  });
});

function slotsOf(text: string): string[] {
  return [...new Set(text.match(/\{\d\}/g))].toSorted();
}

const SENTENCES = new Set(['reason', 'title', 'detail', 'remedy', 'sentence', 'message']);

/** What a document holds under names that hold sentences of the host. */
function sentencesIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return SENTENCES.has(name) && value.includes(' ') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => sentencesIn(each, Array.isArray(value) ? name : key));
}
