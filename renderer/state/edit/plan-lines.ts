import type { EditReport } from '../../../electron/shared/edit.ts';
import { isMessage } from '../../../electron/shared/messages/message.ts';

/** What a plan comes to in three lines. */
export interface PlanLines {
  /** The channels that stop, or start where the plan is to switch on. */
  readonly switched: readonly ('events' | 'metrics')[];
  /** What goes out all the same. */
  readonly goesOn: readonly GoesOn[];
  /** Codex processes that go on as before until they are restarted. */
  readonly running: number;
}

export type GoesOn = 'own-metrics' | 'logs' | 'traces' | 'feedback' | 'requests';

/** Sums up the consequences of a plan; sentences that are no messages are only in the details. */
export function planLines({ action, consequences, running }: EditReport): PlanLines {
  const switched: PlanLines['switched'][number][] = [];
  const goesOn: GoesOn[] = [];
  for (const said of consequences) {
    if (!isMessage(said)) continue;
    const { id, params } = said;
    if (id === 'edit.follows.switched' && params.on === (action === 'on')) {
      if (params.id === 'events' || params.id === 'metrics') switched.push(params.id);
    }
    if (id === 'edit.follows.own-metrics-go-on') goesOn.push('own-metrics');
    if (id === 'edit.follows.otel' || id === 'edit.follows.otel-openai') {
      if (params.signal === 'logs' || params.signal === 'traces') goesOn.push(params.signal);
    }
    if (id === 'edit.follows.feedback') goesOn.push('feedback');
    if (id === 'edit.follows.requests') goesOn.push('requests');
  }
  return { switched, goesOn, running: running.length };
}
