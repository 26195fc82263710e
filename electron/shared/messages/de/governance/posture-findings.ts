import type { postureFindings as en } from '../../en/governance/posture-findings.ts';
import type { Translation } from '../../message.ts';
import { plural } from '../../plural.ts';

const counted = (count: number, one: string, other: string) =>
  `${count} ${plural('de', count, { one, other })}`;

export const postureFindings: Translation<typeof en> = {
  'posture-finding.mixed': () => 'Berechtigungsprofile und die älteren Sandbox-Modi sind beide in Gebrauch.',
  'posture-finding.mixed.why': ({ by }) =>
    `Die höchste Schicht, die eines davon setzt, entscheidet; hier: ${by}. Was die anderen sagen, wird stillschweigend übergangen.`,
  'posture-finding.mixed.remedy': () =>
    'Überall default_permissions und allowed_permission_profiles verwenden und sandbox_mode, sandbox_workspace_write und allowed_sandbox_modes entfernen.',
  'posture-finding.no-sandbox': ({ asks }) =>
    asks ? 'Befehle laufen ohne Sandbox.' : 'Befehle laufen ohne Sandbox und ohne Rückfrage.',
  'posture-finding.no-sandbox.why': () =>
    'Sie dürfen jede Datei ändern, die du ändern darfst, und erreichen das Netz.',
  'posture-finding.no-sandbox.remedy': () =>
    'default_permissions = ":workspace" setzen oder mit allowed_permission_profiles vorgeben.',
  'posture-finding.provider': ({ address }) => `Prompts gehen an ${address}, nicht an OpenAI.`,
  'posture-finding.provider.unknown': () => 'Prompts gehen nicht an OpenAI.',
  'posture-finding.provider.why': () =>
    'Was mit OpenAI über Aufbewahrung, Datenstandort und Compliance-Export vereinbart ist, gilt dort nicht.',
  'posture-finding.provider.remedy': () =>
    'model_provider = "openai" setzen oder in den Vorgaben mit model_provider festlegen.',
  'posture-finding.too-wide': ({ folder }) => `Ganz ${folder} gilt als vertraut.`,
  'posture-finding.too-wide.why': () =>
    'Jede Konfiguration in einem Ordner darunter zählt, auch ihre Hooks und Server.',
  'posture-finding.too-wide.remedy': () => 'Den Eintrag entfernen und einzelnen Projekten vertrauen.',
  'posture-finding.gone': ({ count }) =>
    `${counted(count, 'Ordner, den es nicht mehr gibt, gilt', 'Ordner, die es nicht mehr gibt, gelten')} noch als vertraut.`,
  'posture-finding.gone.why': () => 'Was später dort liegt, gilt sofort als vertraut.',
  'posture-finding.gone.remedy': () => 'Die Einträge aus [projects] entfernen.',
  'posture-finding.hooks-skipped': ({ count }) =>
    `${counted(count, 'Hook wird', 'Hooks werden')} stillschweigend übergangen.`,
  'posture-finding.hooks-skipped.why': () =>
    'Codex führt einen Hook erst aus, wenn genau dieser Fassung unter genau diesem Pfad vertraut wurde; exec fragt nie.',
  'posture-finding.hooks-skipped.remedy': () =>
    'Mit /hooks in der TUI prüfen oder in die System-Konfiguration legen, wo keine Freigabe nötig ist.',
  'posture-finding.hook-trust-elsewhere': ({ count }) =>
    `${counted(count, 'Freigabe', 'Freigaben')} für Hooks, die es nicht gibt.`,
  'posture-finding.hook-trust-elsewhere.why': () =>
    'Die Freigabe hängt am Pfad der Datei: Ein kopierter oder verschobener Codex-Ordner hat sie verloren.',
  'posture-finding.hook-trust-elsewhere.remedy': () =>
    'Den Hooks in der TUI neu vertrauen und die alten Einträge aus [hooks.state] entfernen.',
  'posture-finding.process': ({ pid, hooks }) =>
    hooks
      ? `Codex mit der Prozessnummer ${pid} führt Hooks aus, denen niemand vertraut hat.`
      : `Codex mit der Prozessnummer ${pid} läuft ohne Sandbox und Freigaben.`,
  'posture-finding.process.why': () => 'Eine Option seiner Befehlszeile sagt das.',
  'posture-finding.process.remedy': () =>
    'Beenden oder in einem Container ausführen. Die Vorgaben lassen es nicht zu, wenn sie Freigaberegeln ohne never nennen.',
  'posture-finding.plugins-list': () => 'Die leere Plugin-Liste in den Vorgaben sperrt nichts.',
  'posture-finding.plugins-list.why': () =>
    'Codex 0.171.0 startet die Server von Plugins trotzdem, gesehen am 2026-11-30.',
  'posture-finding.plugins-list.remedy': () =>
    'mcp_servers = {} ergänzen, was auch die Server von Plugins sperrt, oder ein Plugin mit seinen Servern nennen.',
  'posture-finding.workspace': () => 'Der vorgegebene ChatGPT-Workspace bindet diese Anmeldung nicht.',
  'posture-finding.workspace.remedy': () => 'Zusätzlich forced_login_method = "chatgpt" setzen.',
  'posture-finding.no-session': () =>
    'Codex 0.171.0 beginnt keine Sitzung mit approval_policy = "never" und vollem Zugriff, den die Vorgaben verbieten.',
  'posture-finding.no-session.remedy': () =>
    'Eine Freigaberegel wie "on-request" wählen oder eine Sandbox, die die Vorgaben erlauben.',
  'posture-finding.no-session.why': () =>
    'Gesehen mit Codex 0.171.0 am 2026-11-30: Es nimmt die Dateien an, aber beginnt keine Sitzung.',
  'posture-finding.blocked': ({ count }) =>
    `${counted(count, 'MCP-Server ist', 'MCP-Server sind')} eingerichtet und durch die Vorgaben gesperrt.`,
  'posture-finding.blocked.why': () => 'Codex lässt sie stillschweigend weg.',
  'posture-finding.blocked.remedy': () =>
    'Jeden mit seinem Befehl oder seiner Adresse als Identität nennen oder aus der Konfiguration nehmen.',
};
