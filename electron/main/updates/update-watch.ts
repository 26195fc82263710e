import { isDeepStrictEqual } from 'node:util';
import { quietUntil } from '../../core/alerts/quiet-hours.ts';
import type { Clock, Logger } from '../../core/platform/ports.ts';
import type { Finding } from '../../shared/finding.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { ReleaseAnswer } from './ask-latest-release.ts';
import { type AskDecision, decideAsk, decideNews, nothingKnown, type UpdateMemory } from './decide-update.ts';
import type { ReleasePlace } from './release-place.ts';
import { updateFindings } from './update-findings.ts';

/** The part of a Snapshot that the check depends on. */
export type UpdateReader = Pick<Snapshot, 'settings' | 'timezone' | 'locale'>;

export interface UpdateParts {
  readonly clock: Clock;
  readonly logger: Logger;
  /** The running version. */
  readonly current: string;
  readonly place: ReleasePlace | null;
  readonly store: { read(): Promise<UpdateMemory>; write(memory: UpdateMemory): Promise<void> };
  ask(url: string, signal: AbortSignal): Promise<ReleaseAnswer>;
  /** Receives all current findings each time they change. */
  setHostFindings(findings: readonly Finding[]): void;
  notify(version: string, reader: UpdateReader): void;
}

/** Asks for newer versions while that is switched on. */
export interface UpdateWatch {
  look(reader: UpdateReader): void;
  /** Resolves once everything is stored; a request under way is aborted. */
  close(): Promise<void>;
}

/** Runs the check. Has one timer at most, and none while the check is off. */
export function createUpdateWatch(parts: UpdateParts): UpdateWatch {
  const { clock, logger, current, place, store } = parts;
  const ending = new AbortController();
  let memory = nothingKnown;
  let isRead = false;
  let reader: UpdateReader | null = null;
  let findings: readonly Finding[] = [];
  let asking: Promise<void> | null = null;
  let cancelWait: (() => void) | null = null;
  let lastWrite: Promise<void> = Promise.resolve();

  const read = store.read().then((known) => {
    memory = known;
    isRead = true;
    decide();
  });

  function decide(): void {
    if (reader === null || !isRead || ending.signal.aborted) return;
    const now = clock.now();
    const { updateCheck, alerts } = reader.settings;
    const ask = decideAsk({ enabled: updateCheck, hasPlace: place !== null, askedAt: memory.askedAt, now });
    cancelWait?.();
    cancelWait = null;
    if (ask.state === 'off') {
      setHostFindings([]);
      return;
    }
    const quiet = quietUntil(now, alerts.quietHours, reader.timezone);
    const news = decideNews({ current, memory, quietUntil: quiet });
    setHostFindings(updateFindings(ask, news, current, place));
    if (news.notify && news.available !== null) {
      keep({ ...memory, notified: news.available });
      parts.notify(news.available, reader);
    }
    if (ask.state === 'due' && place !== null) asking ??= question(place).finally(() => (asking = null));
    const wait = soonest(ask, news.waitsUntil);
    if (wait !== null) cancelWait = clock.after(wait - now, decide);
  }

  async function question({ api }: ReleasePlace): Promise<void> {
    // Stored first, so that an app that starts over and over does not ask each time.
    keep({ ...memory, askedAt: clock.now() });
    const answer = await parts.ask(api, ending.signal);
    if (ending.signal.aborted) return;
    if (answer.state === 'release') keep({ ...memory, latest: answer.version });
    if (answer.state === 'failed') logger.info(`Newer versions could not be asked for: ${answer.reason}`);
    decide();
  }

  function keep(next: UpdateMemory): void {
    memory = next;
    lastWrite = store.write(next);
  }

  function setHostFindings(next: readonly Finding[]): void {
    if (isDeepStrictEqual(next, findings)) return;
    findings = next;
    parts.setHostFindings(next);
  }

  return {
    look({ settings, timezone, locale }) {
      const before = reader;
      const next = { settings, timezone, locale };
      reader = next;
      // Snapshots come often, and few change what this depends on.
      if (before === null || !isDeepStrictEqual(before, next)) decide();
    },
    async close() {
      ending.abort();
      cancelWait?.();
      await read;
      await asking;
      await lastWrite;
    },
  };
}

function soonest(ask: AskDecision, quiet: number | null): number | null {
  const asks = ask.state === 'waiting' ? ask.until : null;
  if (asks === null || quiet === null) return asks ?? quiet;
  return Math.min(asks, quiet);
}
