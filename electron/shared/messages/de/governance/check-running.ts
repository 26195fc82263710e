import type { checkRunning as english } from '../../en/governance/check-running.ts';
import { listOf } from '../../list-of.ts';
import type { Translation } from '../../message.ts';
import { plural } from '../../plural.ts';

const all = (names: readonly string[]) => listOf(names, 'und');
const count = (n: number, one: string, other: string) => `${n} ${plural('de', n, { one, other })}`;

const protections = { sandbox: 'Sandbox und Freigaben', 'hook-trust': 'Prüfung der Hooks' };

/** What rules found of hooks and running processes. */
export const checkRunning: Translation<typeof english> = {
  'check-running.hook.skipped': ({ event, file, reason }) =>
    `Ein Hook bei ${event} in ${file} läuft nicht.${reason === null ? '' : ` ${reason}.`}`,
  'check-running.hook.unread': ({ file }) => `${file} lässt sich nicht lesen`,
  'check-running.hook.open': ({ plugin }) =>
    `ob Codex den Hooks von ${plugin} vertraut, ist nicht zu sehen, weil es einem Plugin nach einer eigenen Prüfsumme vertraut`,
  'check-running.hook.fine': ({ hooks }) =>
    hooks === 0
      ? 'Es ist kein Hook eingerichtet, der nicht läuft.'
      : `${count(hooks, 'Hook läuft', 'Hooks laufen')}, und keiner wird übergangen.`,
  'check-running.hook.trust': ({ file }) =>
    `Den Hook in ${file} in der TUI mit /hooks prüfen und ihm vertrauen, oder ihn entfernen.`,
  'check-running.process.unlisted': () => 'das System listet seine Prozesse nicht auf',
  'check-running.process.open': ({ processes }) =>
    `die Optionen von ${count(processes, 'laufendem Codex', 'laufenden Codex-Prozessen')} sind nicht lesbar`,
  'check-running.process.bypass': ({ pids, without }) =>
    `Codex läuft ohne ${all(without.map((one) => protections[one]))}; so wurde Prozess ${all(pids)} gestartet.`,
  'check-running.process.fine': ({ processes }) =>
    processes === 0
      ? 'Es läuft kein Codex.'
      : `${count(processes, 'Codex läuft', 'Codex-Prozesse laufen')}, keiner ohne seinen Schutz.`,
  'check-running.process.restart': ({ pids }) =>
    `Prozess ${all(pids)} beenden und Codex ohne die Option starten; Auflagen mit allowed_sandbox_modes lehnen sie ab.`,
};
