import { probeMessage } from '../../../shared/messages/en/telemetry/probe.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { OtelFailure, OtelHealthState } from '../../../shared/telemetry/telemetry.ts';
import type { ExportResponse } from './outcome.ts';
import type { Subject } from './verdict-words.ts';

/** The decision on an outcome. */
export interface Decision {
  readonly state: Extract<OtelHealthState, 'accepted' | 'reachable' | 'failing'>;
  /** The stage where the state is `failing`, else the sentence. */
  readonly reason: OtelFailure | Message;
  /** What is wrong and what to do. */
  readonly sentence: Message;
  /** The collector's own words; absent for none. */
  readonly detail?: string;
}

export function failing(reason: OtelFailure, sentence: Message, message: string | null = null): Decision {
  return { state: 'failing', reason, ...withMessage(sentence, message) };
}

export function accepted(words: Message, message: string | null = null): Decision {
  const said = withMessage(words, message);
  return { state: 'accepted', reason: said.sentence, ...said };
}

/** Adds the collector's own words after the sentence. */
function withMessage(sentence: Message, message: string | null): Pick<Decision, 'sentence' | 'detail'> {
  return message === null
    ? { sentence }
    : { sentence: probeMessage('probe.says', { sentence, message }), detail: message };
}

export function reachable(sentence: Message): Decision {
  return { state: 'reachable', reason: sentence, sentence };
}

/**
 * Decides by the body of an answer that reports success in its own protocol. `answer` is the status, `foreign` the
 * decision where the body is not a collector's.
 */
export function decideTaken(
  body: ExportResponse,
  { signal }: Subject,
  answer: string,
  foreign: Message,
): Decision {
  switch (body.kind) {
    case 'taken':
      return accepted(probeMessage('probe.accepted', { signal }));
    case 'warned':
      return accepted(probeMessage('probe.accepted-with-warning', { signal }), body.message);
    case 'partial':
      return failing('rejected', probeMessage('probe.partial', { answer }), body.message);
    case 'foreign':
      return reachable(foreign);
  }
}
