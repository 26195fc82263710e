import type { violation as english } from '../../en/config/violation.ts';
import { listOf } from '../../list-of.ts';
import type { Translation } from '../../message.ts';

const quoted = (words: readonly string[]) => words.map((word) => `"${word}"`);

export const violation: Translation<typeof english> = {
  'violation.unknown-key': ({ key }) => `\`${key}\` ist nicht bekannt.`,
  'violation.two-names': ({ one, other }) => `\`${one}\` und \`${other}\` sind zwei Namen eines Schlüssels.`,
  'violation.two-names-of-table': ({ one, other }) =>
    `\`${one}\` und \`${other}\` sind zwei Namen einer Tabelle.`,
  'violation.two-kinds': ({ key, kinds }) => `\`${key}\` hat zwei Arten: ${listOf(kinds, 'und')}.`,
  'violation.must-be': ({ key, what }) => `\`${key}\` muss ${what} sein.`,
  'violation.needs': ({ key, need }) => `\`${key}\` braucht \`${need}\`.`,
  'violation.needs-name': ({ key }) => `\`${key}\` braucht einen \`name\`.`,
  'violation.needs-table': ({ key, word }) =>
    `\`${key}\` = "${word}" braucht eine Tabelle mit seinen Einstellungen.`,
  'violation.needs-version': ({ key }) => `\`${key}\` braucht \`version\` = 2.`,
  'violation.needs-ema': ({ key }) => `\`${key}\` braucht \`auth\` = "ema_auth".`,
  'violation.one-layer': ({ key }) =>
    `\`${key}\` mit \`auth\` = "ema_auth" muss in einer Datei stehen, und nicht in der eines Projekts.`,
  'violation.needs-command-or-url': ({ key }) => `\`${key}\` braucht entweder \`command\` oder \`url\`.`,
  'violation.needs-oauth': ({ key }) =>
    `\`${key}\` braucht entweder \`credential_export\` oder drei Einstellungen von OAuth.`,
  'violation.empty': ({ key }) => `\`${key}\` darf nicht leer sein.`,
  'violation.not-beside': ({ key, other }) => `\`${key}\` kann nicht neben \`${other}\` stehen.`,
  'violation.reserved-name': ({ key }) => `\`${key}\` ist ein Name, den Codex für sich behält.`,
  'violation.built-in-provider': ({ key }) =>
    `\`${key}\` lässt sich bei einem Anbieter, den Codex mitbringt, nicht setzen.`,
  'violation.bedrock-alone': ({ key }) => `\`${key}\` ist nur für Amazon Bedrock.`,
  'violation.not-by-project': ({ key }) => `\`${key}\` kann ein Projekt nicht setzen.`,
  'violation.unknown-source': ({ key }) => `\`${key}\` hat eine unbekannte Quelle.`,
  'violation.waits': ({ key }) => `\`${key}\` hat Wartezeiten, die sich widersprechen.`,
  'violation.withdrawn': ({ key }) => `\`${key}\` wird nicht mehr unterstützt.`,
  'violation.withdrawn-word': ({ key, word }) => `\`${key}\` = "${word}" wird nicht mehr unterstützt.`,
  'violation.preset-slot': () => 'Eine Vorgabe der TUI heißt nach einer Ziffer, 0 bis 9.',
  'violation.preset-empty': () => 'Die Eingabe einer Vorgabe ist leer.',
  'violation.legacy-profile': () =>
    '`profile` wird nicht mehr unterstützt. Nimm `--profile` und eine Datei `<name>.config.toml`.',
  'violation.unplaced-path': ({ key }) =>
    `\`${key}\` ist relativ in einer Datei mit einem weiteren Fehler, also weiß Codex nicht, wo es liegt.`,
  'violation.file.missing': ({ key }) =>
    `\`${key}\` nennt eine Datei, die es nicht gibt oder die sich nicht lesen lässt.`,
  'violation.file.empty': ({ key }) => `\`${key}\` nennt eine leere Datei.`,
  'violation.file.not-json': ({ key }) => `\`${key}\` nennt eine Datei, die kein JSON ist.`,
  'violation.unknown-provider': ({ key }) => `\`${key}\` nennt keinen eingerichteten Anbieter.`,
  'violation.unknown-profile': ({ key }) => `\`${key}\` nennt kein eingerichtetes Profil.`,
  'violation.not-one-of': ({ key, list }) => `\`${key}\` muss eines aus \`${list}\` sein.`,
  'violation.must-contain': ({ key, word }) => `\`${key}\` muss "${word}" enthalten.`,
  'violation.metadata': ({ key }) => `\`${key}\` nimmt höchstens 16 Einträge von je bis zu 128 Byte.`,

  'violation.kind.any': () => 'irgendetwas',
  'violation.kind.boolean': () => 'true oder false',
  'violation.kind.text': () => 'ein Text in Anführungszeichen',
  'violation.kind.not-empty': () => 'ein nicht leerer Text',
  'violation.kind.absolute': () => 'ein absoluter Pfad',
  'violation.kind.keybinding': () => 'eine Taste wie `ctrl-a`',
  'violation.kind.number': () => 'eine Zahl',
  'violation.kind.number-from': ({ min }) => `eine Zahl ab ${min}`,
  'violation.kind.integer': () => 'eine ganze Zahl',
  'violation.kind.integer-from': ({ min }) => `eine ganze Zahl ab ${min}`,
  'violation.kind.integer-to': ({ max }) => `eine ganze Zahl bis ${max}`,
  'violation.kind.integer-between': ({ min, max }) => `eine ganze Zahl von ${min} bis ${max}`,
  'violation.kind.list': () => 'eine Liste',
  'violation.kind.texts': () => 'eine Liste von Texten',
  'violation.kind.table': () => 'eine Tabelle',
  'violation.kind.words': ({ words }) => listOf(quoted(words), 'oder'),
  'violation.kind.either': ({ kinds }) => listOf(kinds, 'oder'),
  'violation.kind.https': () => 'eine Adresse mit https',
  'violation.kind.name': () => 'ein Name',
  'violation.kind.domain': () => 'ein Domainname',
  'violation.kind.models': () => 'Namen von Modellen',
  'violation.kind.rules': () => 'Regeln mit einem Muster, die verbieten oder nachfragen,',
};
