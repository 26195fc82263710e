import type { ThreadLedger } from '../../ledger/thread-ledger.ts';
import { classifySession, type SessionClass } from './classify-session.ts';

/** Classes a thread by how it signed in. */
export function classOfThread({ auth, summary, sum }: ThreadLedger): SessionClass {
  const { meta } = summary;
  return classifySession({
    auth,
    modelProvider: meta?.modelProvider ?? null,
    cliVersion: meta?.cliVersion ?? null,
    responses: sum.responses,
  });
}
