import type { layerFaults as english } from '../../en/config/layer-faults.ts';
import type { Translation } from '../../message.ts';

export const layerFaults: Translation<typeof english> = {
  'layer-faults.cloud.sign-in-without': () =>
    'Codex liest Cloud-Konfiguration nur bei Anmeldung mit ChatGPT.',
  'layer-faults.cloud.missing': () =>
    'Codex hat die Cloud-Konfiguration deiner Organisation noch nicht geholt.',
  'layer-faults.cloud.missing.clause': () =>
    'die Cloud-Konfiguration deiner Organisation ist noch nicht auf diesem Rechner',
  'layer-faults.cloud.unreadable.clause': () =>
    'die Cloud-Konfiguration deiner Organisation lässt sich nicht lesen',
  'layer-faults.cloud.form': () =>
    'Diese zwischengespeicherte Datei hat nicht das Format, das Codex schreibt.',
  'layer-faults.cloud.signature': () => 'Die Signatur dieser Kopie passt nicht, also nutzt Codex sie nicht.',
  'layer-faults.cloud.signature.clause': () =>
    'die Kopie der Cloud-Konfiguration deiner Organisation hat eine Signatur, die nicht passt',
  'layer-faults.cloud.account': () => 'Diese Kopie ist für ein anderes Konto als das angemeldete.',
  'layer-faults.cloud.account.clause': () =>
    'die Kopie der Cloud-Konfiguration deiner Organisation ist für ein anderes Konto',
  'layer-faults.cloud.user': () =>
    'Die Anmeldung ist neuer als die Kopie der Cloud-Konfiguration deiner Organisation, die also die einer anderen Person sein kann.',
  'layer-faults.cloud.user.clause': () =>
    'die Anmeldung ist neuer als die Kopie der Cloud-Konfiguration deiner Organisation',
  'layer-faults.cloud.refresh': () => 'Starte Codex einmal, um es aufzufrischen.',
  'layer-faults.cloud.content': () =>
    'Diese Kopie enthält ein Stück, das Codex nicht lesen kann, also nutzt Codex sie nicht.',
  'layer-faults.cloud.content.clause': () =>
    'die Kopie der Cloud-Konfiguration deiner Organisation enthält ein Stück, das Codex nicht lesen kann',
  'layer-faults.cloud.expired.clause': () =>
    'die Kopie der Cloud-Konfiguration deiner Organisation ist veraltet',
  'layer-faults.cloud.doubt': ({ clause }) =>
    `${clause}, und die Cloud-Konfiguration einer Organisation könnte entscheiden`,
  'layer-faults.cloud.sign-in-again': () => 'Melde dich mit `codex login` neu an.',
  'layer-faults.cloud.plan-unknown': () => 'der Tarif dieser Anmeldung ist noch nicht bekannt',
  'layer-faults.cloud.keyring': () =>
    'wie Codex angemeldet ist, ist nicht bekannt, denn das steht im Schlüsselbund',
  'layer-faults.cloud.name-plan': () =>
    'Starte Codex einmal und lass es antworten: Seine Sitzung nennt dann den Tarif.',
  'layer-faults.cloud.copy-held': ({ from, until }) =>
    `Diese Kopie wurde ${from} gemacht und galt bis ${until}.`,
  'layer-faults.sign-in.damaged': () => 'die Anmeldedatei auth.json ist beschädigt',
  'layer-faults.sign-in.unreadable': ({ why }) => `die Anmeldedatei auth.json lässt sich nicht lesen: ${why}`,
  'layer-faults.sign-in.unknown-kind': () =>
    'die Anmeldedatei auth.json nennt eine Art der Anmeldung, die Glance nicht kennt',
  'layer-faults.mac.failed': () => 'das Werkzeug, das Einstellungen liest, ist gescheitert',
  'layer-faults.mac.unreadable': () => 'Die Einstellungen dieses Mac ließen sich nicht lesen.',
  'layer-faults.windows.managed': () => 'Codex liest managed_config.toml unter Windows nicht mehr.',
  'layer-faults.mac.silent': () => 'das Werkzeug, das Einstellungen liest, hat nicht rechtzeitig geantwortet',
  'layer-faults.read.no-right': () => 'Du darfst diese Datei nicht lesen.',
  'layer-faults.read.folder': () => 'Dieser Pfad ist ein Ordner, keine Datei.',
  'layer-faults.read.not-regular': () => 'Dieser Pfad ist keine gewöhnliche Datei und wird nicht gelesen.',
  'layer-faults.read.too-large': () => 'Diese Datei ist größer als 16 MB und wird nicht gelesen.',
  'layer-faults.read.too-slow': () => 'Diese Datei ließ sich nicht innerhalb von 5 Sekunden lesen.',
  'layer-faults.read.circle': () => 'Die Verweise dieses Pfads bilden eine Schleife.',
  'layer-faults.read.not-utf-8': () => 'Diese Datei ist kein gültiges UTF-8.',
  'layer-faults.read.other': ({ code }) => `Diese Datei konnte nicht gelesen werden (${code}).`,
  'layer-faults.trust.trusted': ({ place }) => `${place} wird vertraut.`,
  'layer-faults.trust.marked': ({ place, level }) => `${place} ist als ${level} markiert.`,
  'layer-faults.trust.not-marked': ({ key }) => `${key} ist in config.toml nicht als vertraut markiert.`,
  'layer-faults.toml.syntax': ({ said }) => `Das ist kein gültiges TOML: ${said}.`,
  'layer-faults.toml.number': () => 'Eine Zahl passt nicht in 64 Bit.',
  'layer-faults.toml.date': () => 'Einen solchen Tag hat der Monat nicht.',
  'layer-faults.toml.nesting': ({ most }) =>
    `Schlüssel, Listen oder Tabellen sind tiefer als ${most} Ebenen verschachtelt.`,
};
