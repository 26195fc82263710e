import type { editError as english } from '../../en/privacy/edit-error.ts';
import type { Translation } from '../../message.ts';

export const editError: Translation<typeof english> = {
  'edit-error.not-a-file': ({ file }) =>
    `${file} ist keine Datei. Verschieb es an einen anderen Ort und versuch es noch einmal.`,
  'edit-error.went-away': ({ file }) => `${file} verschwand beim Lesen. Versuch es noch einmal.`,
  'edit-error.link-loop': ({ file }) =>
    `${file} ist ein Link, der auf sich selbst zurückführt. Entferne ihn.`,
  'edit-error.dangling-link': ({ file, goal }) =>
    `${file} ist ein Link auf ${goal}, das es nicht gibt. Leg diese Datei an oder entferne den Link, und versuch es noch einmal.`,
  'edit-error.no-home': ({ folder }) =>
    `Den Ordner ${folder} gibt es nicht. Starte Codex einmal, oder nenn mit CODEX_HOME einen anderen Ordner.`,
  'edit-error.no-right': ({ file }) => `${file}: du darfst sie nicht lesen. Nichts wurde geändert.`,
  'edit-error.not-readable': ({ file, code }) =>
    `${file}: sie konnte nicht gelesen werden (${code}). Nichts wurde geändert.`,
  'edit-error.hard-links': ({ file, links }) =>
    `${file} hat ${links} harte Links, und eine Änderung würde sie trennen. Mach daraus eine eigene Datei oder einen symbolischen Link, und versuch es noch einmal. Nichts wurde geändert.`,
  'edit-error.read-only-file': ({ file }) =>
    `${file} ist schreibgeschützt. Mach sie für dich schreibbar und versuch es noch einmal. Nichts wurde geändert.`,
  'edit-error.owner': ({ file }) =>
    `${file} gehört einem anderen Benutzer oder einer anderen Gruppe, und das würde sich durch deine Änderung ändern. Nichts wurde geändert.`,
  'edit-error.attributes': ({ file, why }) =>
    `${file} hat Zugriffsregeln oder Attribute, die durch deine Änderung verloren gingen (${why}). Nichts wurde geändert.`,
  'edit-error.changed': ({ file }) =>
    `Ein anderes Programm hat ${file} während der Änderung geändert. Nichts wurde geschrieben. Versuch es noch einmal.`,
  'edit-error.made': ({ file }) =>
    `Ein anderes Programm hat ${file} während der Änderung angelegt. Nichts wurde geschrieben. Versuch es noch einmal.`,
  'edit-error.disk-full': ({ file }) =>
    `${file} konnte nicht geschrieben werden: Der Datenträger ist voll. Schaffe Platz und versuch es noch einmal. Nichts wurde geändert.`,
  'edit-error.read-only-folder': ({ folder }) =>
    `In den Ordner ${folder} darfst du nicht schreiben. Ändere das und versuch es noch einmal. Nichts wurde geändert.`,
  'edit-error.read-only-disk': ({ folder }) =>
    `${folder} liegt auf einem schreibgeschützten Datenträger. Nichts wurde geändert.`,
  'edit-error.not-written': ({ file, why }) =>
    `${file} konnte nicht geschrieben werden (${why}). Nichts wurde geändert.`,
  'edit-error.no-copy': ({ file, folder, code }) =>
    `Eine Kopie von ${file} ließ sich nicht in ${folder} aufheben (${code}). Nichts wurde geändert.`,
  'edit-error.no-copy.disk-full': ({ file, folder }) =>
    `Eine Kopie von ${file} ließ sich nicht in ${folder} aufheben (der Datenträger ist voll). Nichts wurde geändert.`,
  'edit-error.no-undo': ({ place, why }) =>
    `Der Weg zurück ließ sich nicht in ${place} aufheben (${why}). Nichts wurde geändert.`,
  'edit-error.busy': ({ file, seconds }) =>
    `Eine andere Änderung von ${file} läuft seit ${seconds} s. Versuch es noch einmal. Nichts wurde geändert.`,
  'edit-error.not-verified': ({ file }) =>
    `${file} wurde geschrieben, aber ein anderes Programm hat sie sofort geändert. Sieh sie dir an und versuch es noch einmal.`,
};
