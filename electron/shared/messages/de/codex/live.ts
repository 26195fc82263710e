import type { live as english } from '../../en/codex/live.ts';
import type { Translation } from '../../message.ts';

export const live: Translation<typeof english> = {
  'live.daemon.off': () => 'Codex zuzuhören ist abgeschaltet.',
  'live.daemon.absent': () =>
    'Kein gemeinsamer Daemon von Codex läuft. Er startet mit der Terminal-App von Codex.',
  'live.daemon.attached': () => 'Hört dem gemeinsamen Daemon von Codex zu, mehr nicht.',
  'live.daemon.failing': ({ why }) => `Dem gemeinsamen Daemon von Codex lässt sich nicht zuhören: ${why}.`,
  'live.daemon.ended-connection': () => 'er hat die Verbindung beendet',
  'live.totals.same': () => 'Beide zählen dasselbe, bis auf die Stunde, zu der ein Tag beginnt.',
  'live.totals.account-more': () =>
    'Das Konto zählt mehr: Andere Rechner, die Cloud und Sitzungen, die hier gelöscht wurden, zählen dort mit.',
  'live.totals.local-more': () =>
    'Dieser Rechner zählt mehr: Sitzungen mit einem API-Schlüssel, einem anderen Konto oder Anbieter zählen dort nicht, und das Konto kann zurückliegen.',
  'live.fresh-limits.off': () => 'Nach frischen Limits zu fragen ist abgeschaltet.',
  'live.fresh-limits.asking': () => 'Dein Codex-Programm fragt nach den Limits deines Kontos.',
  'live.fresh-limits.failing': ({ problem }) => `Dein Codex-Programm hat es nicht gesagt: ${problem}`,
  'live.fresh-limits.waiting': () => 'Dein Codex-Programm wird gefragt, wenn du Glance öffnest.',
  'live.fresh-limits.fresh': () =>
    'Wie es OpenAI deinem Codex-Programm sagte, das mit der eigenen Anmeldung gefragt hat.',
};
