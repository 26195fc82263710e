import { type Clause, messageMaker } from '../../message.ts';

/** What is known live: Codex's shared daemon, and limits that the user's Codex asks for. */
export const live = {
  'live.daemon.off': () => 'Listening to Codex is switched off.',
  'live.daemon.absent': () => 'No shared daemon of Codex runs. It starts with the Codex terminal app.',
  'live.daemon.attached': () => "Listening to Codex's shared daemon, nothing more.",
  'live.daemon.failing': ({ why }: { why: Clause }) => `Codex's shared daemon cannot be listened to: ${why}.`,
  'live.daemon.ended-connection': () => 'it ended the connection',
  'live.totals.same': () => 'Both count the same, but for the hour at which a day begins.',
  'live.totals.account-more': () =>
    'The account counts more: other machines, the cloud, and sessions that were deleted here count there too.',
  'live.totals.local-more': () =>
    'This machine counts more: sessions with an API key, another account or another provider do not count there, and the account may be behind.',
  'live.fresh-limits.off': () => 'Asking for fresh limits is switched off.',
  'live.fresh-limits.asking': () => 'Your Codex program is asking for the limits of your account.',
  'live.fresh-limits.failing': ({ problem }: { problem: Clause }) =>
    `Your Codex program did not report them: ${problem}`,
  'live.fresh-limits.waiting': () => 'Your Codex program is asked when you open Glance.',
  'live.fresh-limits.fresh': () => 'As OpenAI answered your Codex program, which asked with its own sign-in.',
};

export const liveMessage = messageMaker(live);
