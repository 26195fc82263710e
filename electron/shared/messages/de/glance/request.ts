import type { request as english } from '../../en/glance/request.ts';
import type { Translation } from '../../message.ts';

export const request: Translation<typeof english> = {
  'request.unknown': () => 'Eine solche Anfrage gibt es nicht.',
  'request.not-of-form': ({ name }) => `Die Anfrage ${name} hat die falsche Form.`,
  'request.untrusted-sender': () => 'Nur das Popover darf fragen.',
  'request.missing-header': () => 'Der Header x-codex-glance: 1 fehlt.',
  'request.not-json': () => 'Der Inhalt muss application/json sein.',
  'request.too-large': ({ bytes }) => `Der Inhalt ist größer als ${bytes} Bytes.`,
  'request.invalid-json': () => 'Der Inhalt ist kein gültiges JSON.',
  'request.expired': () => 'Die Sitzung dieser Seite ist abgelaufen.',
  'request.unreachable': () => 'Codex Glance antwortet nicht.',
  'request.tab-opens-no-file': () => 'Ein Browser-Tab kann keine Dateien öffnen. Öffne sie in deinem Editor.',
  'request.tab-saves-charts': () => 'Ein Browser-Tab speichert Diagramme selbst.',
  'request.tab-opens-links': () => 'Ein Browser-Tab öffnet Links selbst.',
  'request.tab-has-no-tray': () => 'Das gehört zur Tray-App; ein Browser-Tab hat keine.',
  'request.not-in-stack': () => 'Aus dieser Datei liest Codex seine Konfiguration nicht.',
  'request.no-such-file': ({ file }) => `${file} gibt es nicht.`,
  'request.file-not-opened': ({ file, why }) => `${file} ließ sich nicht öffnen: ${why}`,
  'request.link-not-opened': ({ url }) => `Kein Browser ließ sich öffnen. Die Adresse ist ${url}`,
  'request.no-such-session': () => 'Eine Sitzung mit dieser ID wurde nicht gefunden.',
  'request.not-written': ({ file, why }) => `${file} ließ sich nicht schreiben: ${why}`,
};
