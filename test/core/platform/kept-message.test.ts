import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { keptMessage } from '../../../electron/core/platform/kept-message.ts';
import { germanText } from '../../../electron/shared/messages/de.ts';
import { probeMessage } from '../../../electron/shared/messages/en/telemetry/probe.ts';
import { english } from '../../../electron/shared/messages/en.ts';
import { type Catalogue, type Message, messageMaker } from '../../../electron/shared/messages/message.ts';
import { idsOf, sampleParams } from '../../shared/messages/sample-params.ts';

const read = (value: unknown) => v.parse(keptMessage(), JSON.parse(JSON.stringify(value)));
const anyMessage = messageMaker(english() as Catalogue) as (id: string, params: object) => Message;

describe('a message that was kept', () => {
  const samples = sampleParams();

  it('is the same when it is read, whichever it is', () => {
    for (const id of idsOf(english())) {
      for (const params of fc.sample(samples.get(id) ?? fc.constant({}), 3)) {
        const message: unknown = JSON.parse(JSON.stringify(anyMessage(id, params)));
        expect(read(message), id).toEqual(message);
      }
    }
  });

  const accepted = probeMessage('probe.accepted', { signal: 'logs' });

  it.each<[string, unknown]>([
    ['a sentence, as the first versions kept it', 'It took it.'],
    ['an id that is not known', { id: 'probe.newer', params: {}, text: 'It took it.' }],
    ['a name of an object', { id: 'constructor', params: {}, text: 'It took it.' }],
    ['other parameters', { id: 'probe.accepted', params: { name: 'logs' }, text: 'It took it.' }],
    ['no parameters', { id: 'health.codex.with-status', params: {}, text: 'It took it.' }],
    ['other words', { ...accepted, text: 'It took it.' }],
    [
      'a clause that is not known',
      {
        id: 'words.sentence',
        params: { clause: { id: 'a.b', params: {}, text: 'It took it' } },
        text: 'It took it.',
      },
    ],
  ])('with %s stays the text that it was', (_name, kept) => {
    const message = read(kept);
    expect(message).toEqual({ id: 'words.verbatim', params: { text: 'It took it.' }, text: 'It took it.' });
    expect(germanText(message)).toBe('It took it.');
  });

  it('is refused where it is none', () => {
    expect(v.safeParse(keptMessage(), 5).success).toBe(false);
    expect(v.safeParse(keptMessage(), { id: 'a', params: null, text: 'b' }).success).toBe(false);
  });
});
