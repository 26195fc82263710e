import type { Format } from '../format/format.ts';
import type { LimitWindow } from '../limits.ts';
import type { Message } from '../messages/message.ts';
import type { HeadlineFact } from './headline.ts';
import type { HeadlineWords } from './words/en.ts';

/** Who reads a headline: the words and formats of their language, and what they call things. */
export interface HeadlineReader {
  readonly words: HeadlineWords;
  readonly format: Format;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly host: (said: Message) => string;
  readonly windowName: (window: LimitWindow) => string;
  /** Null where folders are not to be named. */
  readonly folderName: (path: string) => string | null;
}

/**
 * Writes what a headline says. The text carries clock times and no countdowns, because it is announced when it
 * changes.
 */
export function headlineText(fact: HeadlineFact, reader: HeadlineReader): string {
  const { words, format, now, host, windowName, folderName } = reader;
  const moment = (at: string | null) => (at === null ? null : format.moment(at, now));
  switch (fact.kind) {
    case 'host-gone':
      return fact.isExpired === true ? words.sessionGone(moment(fact.at)) : words.hostGone(moment(fact.at));
    case 'finding':
      return host(fact.title);
    case 'no-home':
      return words.noHome;
    case 'empty':
      return words.empty;
    case 'scanning':
      return words.scanning;
    case 'waiting':
      return words.waits[fact.waitsFor](fact.cwd === null ? null : folderName(fact.cwd));
    case 'limit-reached':
      return words.limitReachedUnknown;
    case 'credits-out':
      return words.creditsOut;
    case 'cap-reached':
      return words.capReached(moment(fact.resetsAt));
    case 'cap-used':
      return words.capUsed(format.percent(fact.percent), moment(fact.resetsAt));
    case 'used-up':
      return words.usedUp(windowName(fact.window), moment(fact.resetsAt));
    case 'runs-out':
      return words.runsOut(windowName(fact.window), format.moment(fact.at, now));
    case 'limit-used':
      return words.limitUsed(windowName(fact.window), format.percent(fact.percent), moment(fact.resetsAt));
    case 'tight':
      return words.tight(windowName(fact.window), format.moment(fact.earliest, now));
    case 'limit-unknown':
      return words.limitUnknown(windowName(fact.window));
    case 'limits-unknown':
      return words.limitsUnknown;
    case 'cap-unknown':
      return words.capNotKnown;
    case 'otel-failing':
      return words.otelFailing(fact.signals, moment(fact.since));
    case 'otel-unknown':
      return words.otelUnknown(fact.signals);
    case 'prompts-logged':
      return words.promptsLogged(fact.host);
    case 'prompts-unknown':
      return words.promptsUnknown;
    case 'analytics-default':
      return words.analyticsDefault;
    case 'analytics-unknown':
      return words.analyticsUnknown;
    case 'lasts':
      return words.lasts(fact.running);
    case 'no-limits':
      return words.running(fact.running);
    case 'well':
      return words.well(fact.running);
  }
}
