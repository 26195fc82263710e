import { capital, withoutStop } from '../../capital.ts';
import type { checks as english } from '../../en/governance/checks.ts';
import { listOf } from '../../list-of.ts';
import type { Translation } from '../../message.ts';
import { plural } from '../../plural.ts';

const at = (file: string, line: number | null) => (line === null ? file : `${file}, Zeile ${line}`);
const any = (names: readonly string[]) => listOf(names, 'oder');
const all = (names: readonly string[]) => listOf(names, 'und');
const count = (n: number, one: string, other: string) => `${n} ${plural('de', n, { one, other })}`;
const signals = { logs: 'Logs', traces: 'Traces', metrics: 'Metriken' } as const;
const within = (file: string, key: string | null) => (key === null ? file : `${file} enthält \`${key}\` und`);

/** What rules of a policy found. */
export const checks: Translation<typeof english> = {
  'check.value': ({ key, value, by }) => `\`${key}\` ist ${value} (${by})`,
  'check.unset': ({ key, values }) => `nichts setzt \`${key}\`, also verwendet Codex ${any(values)}`,
  'check.plain': ({ said }) => `${capital(said)}.`,
  'check.allowed': ({ said }) => `${capital(said)}; die Richtlinie erlaubt das.`,
  'check.not-allowed': ({ said, allowed }) =>
    `${capital(said)}; die Richtlinie erlaubt ${allowed.length === 0 ? 'nichts' : any(allowed)}.`,
  'check.not-enforced': ({ said }) =>
    `${capital(said)}, und der Benutzer kann es ändern: weder Auflagen noch eine verwaltete Datei halten es fest.`,
  'check.required': ({ key, values, by }) => `Auflagen erlauben nur ${any(values)} (\`${key}\`): ${by}.`,
  'check.not-known': ({ reason }) => `Nicht bekannt: ${withoutStop(reason)}.`,
  'check.not-a-requirement': ({ key }) =>
    `requirements.toml kennt \`${key}\` nicht, eine managed_config.toml schon`,
  'check.not-on-windows': () =>
    'eine verwaltete Konfiguration zählt unter Windows nicht, also kann ein Benutzer es ändern',
  'check.not-named': () => 'die Richtlinie nennt keine',
  'check.no-collector-named': () => 'die Richtlinie sagt nicht, wo der Collector ist',
  'check.waiver-over': ({ evidence, until }) => `${evidence} Die Ausnahme galt bis ${until}.`,
  'check.refuses': () => 'mit dieser Konfiguration startet Codex nicht',
  'check.file-unread': ({ file, why }) => `${file} wurde nicht gelesen: ${why}`,
  'check.folder-unread': ({ folder }) =>
    `die Konfiguration des vertrauten Ordners ${folder} wurde nicht verstanden`,
  'check.analytics': ({ reason }) => `${withoutStop(reason)}.`,
  'check.analytics.overridable': ({ reason }) =>
    `${withoutStop(reason)}; „codex exec --ignore-user-config“ und -c übergehen das.`,
  'check.analytics.not-enforced': () =>
    'Codex ignoriert [analytics] in requirements.toml; eine managed_config.toml (macOS und Linux) oder ein macOS-Profil hält es fest',
  'check.analytics-project.managed': () =>
    'Eine verwaltete Datei entscheidet über Analysedaten, also kann es kein Repository.',
  'check.analytics-project.on': ({ file }) => `Ein vertrautes Repository schaltet Analysedaten ein: ${file}.`,
  'check.analytics-project.none': ({ folders }) =>
    `Keiner von ${count(folders, 'vertrauten Ordner', 'vertrauten Ordnern')} schaltet Analysedaten ein.`,
  'check.tool-content.none': () =>
    'Es werden keine Logs exportiert, also auch keine Argumente und Ausgaben von Werkzeugen.',
  'check.tool-content.accepted': () =>
    'Exportierte Logs enthalten Argumente und Ausgaben von Werkzeugen; die Richtlinie nimmt das hin.',
  'check.tool-content.sent': () =>
    'Exportierte Logs enthalten Argumente und Ausgaben von Werkzeugen, was auch immer otel.log_user_prompt sagt.',
  'check.exporter-invalid': ({ signal }) => `der Exporter der ${signals[signal]} ist nicht gültig`,
  'check.otel.since': ({ version }) => `Auflagen halten [otel] ab Codex ${version} fest`,
  'check.otel.no-destination': () => 'Keine Logs, Traces oder Metriken gehen an einen Collector.',
  'check.otel.no-collector': () => 'Kein Signal geht an einen Collector, der es ablehnen könnte.',
  'check.otel.no-url': ({ signal }) => `Der Endpunkt der ${signals[signal]} ist keine URL.`,
  'check.otel.logs-off': ({ exporter }) =>
    ({
      none: 'Logs werden nicht exportiert.',
      statsig: 'Logs gehen an OpenAI und nicht an einen Collector.',
      invalid: 'Der Exporter der Logs ist nicht gültig, also werden sie nicht exportiert.',
    })[exporter],
  'check.otel.logs-on': ({ host }) => `Logs gehen an ${host}.`,
  'check.otel.logs-not-enforced': ({ host }) =>
    `Logs gehen an ${host}, und der Benutzer kann es ändern: weder Auflagen noch eine verwaltete Datei halten es fest.`,
  'check.otel.health': ({ signal, sentence }) => `${signals[signal]}: ${withoutStop(sentence)}.`,
  'check.otel.untested': ({ signal, sentence }) => `${signals[signal]}: ${withoutStop(sentence)}`,
  'check.otel.accepted': ({ signals: names, at: time }) =>
    `Der Collector nahm einen Export von ${all(names.map((name) => signals[name]))} an, zuletzt gefragt ${time}.`,
  'check.otel.host': ({ signal, host, hosts }) =>
    hosts.length === 0
      ? `${signals[signal]} gehen an ${host}, keinen eigenen Collector.`
      : `${signals[signal]} gehen an ${host}; die Richtlinie erlaubt ${any(hosts)}.`,
  'check.otel.hosts': ({ hosts }) => `Alles Exportierte geht an ${all(hosts)}.`,
  'check.otel.plain': ({ signal, host }) => `${signals[signal]} gehen unverschlüsselt an ${host}.`,
  'check.otel.encrypted': ({ hosts }) =>
    `Was an ${all(hosts)} geht, ist verschlüsselt oder bleibt auf diesem Rechner.`,
  'check.config.invalid': ({ reason }) =>
    `Codex kann die Konfiguration nicht verwenden: ${withoutStop(reason)}.`,
  'check.config.broken': ({ layer, message }) => `${capital(layer)} ist kaputt: ${withoutStop(message)}.`,
  'check.config.valid': ({ files }) =>
    files === 0
      ? 'Es gibt keine Konfigurationsdatei.'
      : `${count(files, 'Datei ist', 'Dateien sind')} gültig.`,
  'check.keys.ignored': ({ layer, keys }) => `Codex ignoriert ${all(keys)} (${layer}).`,
  'check.keys.known': () => 'Codex kennt jeden Schlüssel.',
  'check.managed.writable': ({ file }) => `Der Benutzer kann ${file} schreiben.`,
  'check.managed.makeable': ({ file }) => `${file} gibt es nicht, und der Benutzer kann sie anlegen.`,
  'check.managed.windows': () => 'wer eine Datei schreiben darf, wird unter Windows nicht gelesen',
  'check.managed.closed': ({ files }) => `Nur ein Administrator kann ${any(files)} schreiben.`,
  'check.secret.open': ({ file, key }) =>
    `${within(file, key)} kann von anderen Benutzern dieses Rechners gelesen werden.`,
  'check.secret.tracked': ({ file, key }) => `${within(file, key)} liegt in einem Git-Repository.`,
  'check.secret.access-unread': () => 'wer eine Datei lesen darf, wird auf diesem System nicht gelesen',
  'check.secret.closed': ({ files }) =>
    files === 0
      ? 'Keine Datei enthält Zugangsdaten.'
      : `Nur du kannst die ${files === 1 ? 'Datei' : `${files} Dateien`} mit Zugangsdaten lesen.`,
  'check.requirements.present': ({ layers }) => `Auflagen kommen aus: ${all(layers)}.`,
  'check.requirements.none': () => 'Es gibt keine Auflagen, also kann ein Benutzer jede Einstellung ändern.',
  'check.requirements.none-to-enforce': () => 'Es gibt keine Auflagen.',
  'check.requirements.enforced': () => 'Dieser Codex setzt jeden Schlüssel der Auflagen durch.',
  'check.requirements.ignored': ({ layer, keys }) => `Dieser Codex ignoriert ${all(keys)} (${layer}).`,
  'check.requirements.refuses': ({ reason }) => `Codex startet nicht: ${withoutStop(reason)}.`,
  'check.requirements.starts': () => 'Die Auflagen passen zusammen, und Codex startet.',
  'check.allow-list.name': ({ kind, name }) =>
    ({
      server: `Der MCP-Server ${name} ist nach einem Namen im PATH erlaubt, unter dem ein Benutzer ein anderes Programm ablegen kann.`,
      profile: `Das Berechtigungsprofil ${name} ist erlaubt, aber nicht durch Auflagen festgelegt: ein Benutzer kann es festlegen.`,
      provider: `Der Anbieter ${name} ist verlangt, aber nicht durch Auflagen festgelegt: ein Benutzer kann ihn festlegen.`,
    })[kind],
  'check.allow-list.identified': () => 'Keine Freigabeliste geht nur nach einem Namen.',
  'check.sign-in': ({ auth }) =>
    auth === 'chatgpt'
      ? 'Codex ist mit ChatGPT angemeldet.'
      : 'Codex ist mit einem API-Schlüssel angemeldet.',
  'check.sign-in.none': () => 'auth.json fehlt oder sagt nicht, wie Codex angemeldet ist',
  'check.sign-in.other': ({ auth, allowed }) =>
    `Codex ist mit ${{ chatgpt: 'ChatGPT', apikey: 'einem API-Schlüssel', provider: 'einem anderen Anbieter' }[auth]} angemeldet; die Richtlinie erlaubt ${any(allowed)}.`,
  'check.workspace.any': () => 'Konten jedes ChatGPT-Arbeitsbereichs können sich anmelden.',
  'check.workspace.own': () =>
    'Die eigene Datei des Benutzers erzwingt einen Arbeitsbereich, und der Benutzer kann sie ändern.',
  'check.workspace.other': () => 'Ein Arbeitsbereich ist erlaubt, den die Richtlinie nicht nennt.',
  'check.workspace.forced': ({ count: n }) =>
    `${count(n, 'Arbeitsbereich kann', 'Arbeitsbereiche können')} sich anmelden; API-Schlüssel und Zugriffstoken werden nicht geprüft.`,
  'check.sessions.none': () => 'ein Index der Sitzungen wurde noch nicht angelegt',
  'check.sessions.by-key': ({ byKey, sessions, days }) =>
    `${byKey} von ${count(sessions, 'Sitzung', 'Sitzungen')} aus ${count(days, 'Tag', 'Tagen')} mit API-Schlüssel.`,
  'check.sessions.unknown': ({ unknown, sessions, days }) =>
    `wie ${unknown} von ${count(sessions, 'Sitzung', 'Sitzungen')} aus ${count(days, 'Tag', 'Tagen')} angemeldet waren`,
  'check.sandbox.profile': ({ name, mode }) =>
    `Das Berechtigungsprofil ${name} läuft auf ${mode} hinaus, was die Richtlinie nicht erlaubt.`,
  'check.rules.missing': ({ programs }) =>
    programs.length === 0
      ? 'Auflagen haben keine Regeln für Befehle.'
      : `Auflagen haben keine Regel für ${all(programs)}.`,
  'check.rules.covered': ({ programs }) => `Auflagen haben Regeln für ${all(programs)}.`,
  'check.network.profile': ({ name }) => `Das Berechtigungsprofil ${name} gibt Befehlen Netz.`,
  'check.models.no-catalog': () => 'Keine Auflage nennt einen Katalog von Modellen.',
  'check.models.default': () => 'Keine Datei setzt ein Modell, also wählt Codex.',
  'check.servers.not-enforced': () =>
    'Auflagen führen keine MCP-Server auf, also kann ein Benutzer jeden hinzufügen.',
  'check.servers.listed': ({ name }) => `Auflagen erlauben den MCP-Server ${name}, die Richtlinie nicht.`,
  'check.servers.other': ({ name }) =>
    `Der MCP-Server ${name} ist eingerichtet; die Richtlinie erlaubt ihn nicht.`,
  'check.servers.allowed': ({ names }) => `MCP-Server: ${all(names)}.`,
  'check.servers.none': () => 'Kein MCP-Server ist eingerichtet.',
  'check.servers.closed': ({ by }) => `Nur MCP-Server starten, die Auflagen aufführen: ${by}.`,
  'check.servers.identity': () =>
    'requirements.toml führt MCP-Server mit Befehl oder Adresse auf, die eine Richtlinie nicht enthält',
  'check.hooks.managed': ({ by }) => `Nur verwaltete Hooks laufen (${by}).`,
  'check.hooks.not-enforced': () =>
    'Auflagen beschränken Hooks nicht, also kann ein Benutzer oder ein vertrautes Repository jeden hinzufügen.',
  'check.hooks.own': ({ events }) =>
    `Ein Hook des Benutzers oder eines Repositorys läuft bei ${all(events)}.`,
  'check.hooks.none': () => 'Außerhalb verwalteter Dateien ist kein Hook eingerichtet.',
  'check.features.open': ({ name, on }) =>
    on ? `Die Funktion ${name} ist an.` : `Auflagen schalten die Funktion ${name} nicht ab.`,
  'check.features.off': ({ names }) =>
    names.length === 0 ? 'Keine Funktion muss aus sein.' : `Auflagen schalten ${all(names)} ab.`,
  'check.trusted.fine': ({ folders }) =>
    folders === 0
      ? 'Keinem Ordner wird vertraut.'
      : `${count(folders, 'Ordner', 'Ordnern')} wird vertraut, keiner davon ist zu weit.`,
  'check.trusted.wide': ({ folder }) => `${folder} wird vertraut, und damit allem darunter.`,
  'check.trusted.outside': ({ folder }) => `${folder} wird vertraut; die Richtlinie erlaubt das nicht.`,
  'check.version': ({ version }) => `Codex ${version} ist im Einsatz.`,
  'check.version.none': () => 'auf diesem Rechner wurde kein Codex gesehen',
  'check.version.old': ({ version, min }) =>
    `Codex ${version} ist im Einsatz; die Richtlinie verlangt ${min} oder neuer.`,
  'check.version.new': ({ version, below }) =>
    `Codex ${version} ist im Einsatz; die Richtlinie verlangt eine Version vor ${below}.`,
  'check.version.unverified': ({ version, verified }) =>
    `Codex ${version} ist im Einsatz; Codex Glance wurde mit ${verified} geprüft.`,
  'check.retention': ({ said, days }) =>
    `${withoutStop(said)}. Die älteste Sitzung auf der Platte ist ${count(days, 'Tag', 'Tage')} alt.`,
  'check.retention.none': ({ said }) => `${withoutStop(said)}. Auf der Platte liegt keine Sitzung.`,
  'check.residency': ({ region }) => `Auflagen halten Daten in „${region}“.`,
  'check.residency.none': ({ region }) => `Keine Auflage hält Daten in „${region}“.`,
  'check.remote.closed': () => 'Auflagen verbieten Fernsteuerung und Bilder anderer Programme.',
  'check.remote.open': ({ key }) => `Auflagen sagen nicht \`${key} = false\`.`,
  'check.windows.other': () => 'Dies ist nicht Windows.',
  'check.windows.required': ({ words }) => `Auflagen erlauben nur die Sandbox ${any(words)}.`,
  'check.windows.open': () => 'Auflagen beschränken die Sandbox von Windows nicht.',
  'check.reads.denied': ({ patterns }) => `Befehle können ${all(patterns)} nicht lesen.`,
  'check.reads.open': ({ patterns }) =>
    patterns.length === 0
      ? 'Auflagen sperren keine Datei gegen Lesen.'
      : `Auflagen sperren ${all(patterns)} nicht gegen Lesen.`,
  'check.remedy.add': ({ key, file }) => `\`${key}\` in ${file} eintragen.`,
  'check.remedy.change': ({ key, file, line }) => `\`${key}\` in ${at(file, line)} ändern.`,
  'check.remedy.remove': ({ key, file, line }) => `\`${key}\` aus ${at(file, line)} entfernen.`,
  'check.remedy.mend': ({ file, line }) => `${at(file, line)} berichtigen.`,
  'check.remedy.conflict': () =>
    'Zwei Dateien passen nicht zusammen: „codex-glance config“ zeigt, was jede sagt.',
  'check.remedy.doctor': () => 'Was nicht bekannt ist, zeigt „codex-glance doctor“.',
  'check.remedy.requirements': ({ file }) =>
    `${file} anlegen; „codex-glance requirements build“ macht sie aus einer Richtlinie.`,
  'check.remedy.analytics-managed': ({ file }) => `Es in ${file} sagen; die beachtet Codex.`,
  'check.remedy.identity': ({ kind, file, line }) =>
    ({
      server: `Den ganzen Pfad des Befehls oder eine Adresse in ${at(file, line)} angeben.`,
      profile: `Es unter [permissions] in ${at(file, line)} festlegen.`,
      provider: `Ihn unter [model_providers] in ${at(file, line)} festlegen.`,
    })[kind],
  'check.remedy.root': ({ file }) =>
    `${file} und ihr Ordner sollen root gehören und von niemand sonst beschreibbar sein.`,
  'check.remedy.mode': ({ file }) => `Ausführen: chmod 600 ${file}`,
  'check.remedy.untrack': ({ file }) =>
    `${file} aus dem Repository nehmen und die Zugangsdaten ersetzen: sie stehen in seiner Geschichte.`,
  'check.remedy.probe': () => '„codex-glance otel probe“ ausführen oder mit --probe prüfen.',
  'check.remedy.sign-in': () =>
    '„codex logout“ ausführen, dann „codex login“ auf dem Weg, den die Richtlinie erlaubt.',
  'check.remedy.index': () => 'Einmal „codex-glance status“ ausführen; das liest die Sitzungen.',
  'check.remedy.untrust': ({ folder, file, line }) =>
    `Das Vertrauen in ${folder} aus ${at(file, line)} entfernen und stattdessen den einzelnen Projekten vertrauen.`,
  'check.remedy.update': ({ version }) => `Codex auf ${version} oder neuer aktualisieren.`,
  'check.remedy.downgrade': ({ below }) => `Einen Codex vor ${below} installieren.`,
  'check.remedy.verify': () => '„codex-glance config --verify“ ausführen oder Codex Glance aktualisieren.',
  'check.remedy.prune': ({ days }) =>
    `Sitzungen entfernen, die älter als ${count(days, 'Tag', 'Tage')} sind.`,
};
