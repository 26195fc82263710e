import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type LatestPasser, throttleLatest } from '../core/async/throttle-latest.ts';
import type { Glance } from '../core/glance.ts';
import type { Clock } from '../core/platform/ports.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { beginReply, replyText } from './reply.ts';

/** The pause between two events in milliseconds; Snapshots in between are dropped. */
export const SPACING_MS = 50;

/** More open pages are of no use and only take memory. */
export const MOST_STREAMS = 32;

/** The open `GET /api/events` streams. */
export interface SnapshotStreams {
  open(response: ServerResponse): void;
  close(): void;
}

/**
 * Sends the Snapshot as server-sent events: on connect, once the first read is done, and on every change. A slow
 * client gets the newest Snapshot when it is ready again. There is no heartbeat: on loopback the system itself closes
 * the connection of a browser that is gone. Nothing is subscribed while no page is open.
 */
export function createSnapshotStreams(
  { store, firstRead }: Pick<Glance, 'store' | 'firstRead'>,
  clock: Clock,
): SnapshotStreams {
  const streams = new Map<ServerResponse, LatestPasser<Snapshot>>();
  let unsubscribe = () => {};
  let last: { readonly snapshot: Snapshot; readonly event: string } | null = null;

  /** Serialises each Snapshot once, for any number of pages. */
  function eventOf(snapshot: Snapshot): string {
    if (last?.snapshot !== snapshot) {
      last = { snapshot, event: `event: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n` };
    }
    return last.event;
  }

  function end(response: ServerResponse): void {
    streams.get(response)?.stop();
    if (!streams.delete(response) || streams.size > 0) return;
    unsubscribe();
    last = null;
  }

  return {
    open(response) {
      if (streams.size >= MOST_STREAMS) {
        return replyText(response, 503, 'Too many pages are open. Close some of them.');
      }
      beginReply(response, 200, { 'content-type': 'text/event-stream; charset=utf-8' });
      response.socket?.setNoDelay(true);
      response.write('retry: 1000\n\n');
      const stream = throttleLatest<Snapshot>(clock, SPACING_MS, async (snapshot) => {
        if (!response.write(eventOf(snapshot))) await once(response, 'drain');
      });
      if (streams.size === 0) {
        unsubscribe = store.subscribe((snapshot) => {
          for (const each of streams.values()) each.push(snapshot);
        });
      }
      streams.set(response, stream);
      response.on('close', () => end(response));
      response.on('error', () => end(response));
      void firstRead.then(() => stream.push(store.getState()));
    },
    close() {
      for (const response of [...streams.keys()]) {
        end(response);
        response.end();
      }
    },
  };
}
