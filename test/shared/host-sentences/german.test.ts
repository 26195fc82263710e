import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { germanSentences, inGerman } from '../../../electron/shared/host-sentences/de.ts';
import { sentenceTranslator } from '../../../electron/shared/host-sentences/translate.ts';
import { sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

describe('The host in German', () => {
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
