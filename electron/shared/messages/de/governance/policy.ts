import type { policy as english } from '../../en/governance/policy.ts';
import { listOf } from '../../list-of.ts';
import type { Translation } from '../../message.ts';

/** Why a policy file cannot be used. */
export const policy: Translation<typeof english> = {
  'policy.fault': ({ file, what }) => `${file}: ${what}.`,
  'policy.fault-at': ({ file, line, what }) => `${file}, Zeile ${line}: ${what}.`,
  'policy.value': ({ key, what }) => `${key}: ${what}`,
  'policy.syntax': ({ message }) => `das ist kein gültiges TOML: ${message.replace(/\.$/, '')}`,
  'policy.no-format': ({ format }) => `das ist keine Richtlinie: sie beginnt nicht mit policy = "${format}"`,
  'policy.no-such-key': ({ nearest }) =>
    nearest === null
      ? 'diesen Schlüssel gibt es nicht'
      : `diesen Schlüssel gibt es nicht; ähnlich ist ${nearest}`,
  'policy.no-such-rule': ({ id, nearest }) =>
    nearest === null
      ? `eine Regel ${id} gibt es nicht`
      : `eine Regel ${id} gibt es nicht; ähnlich ist ${nearest}`,
  'policy.no-such-policy': ({ name, names }) =>
    `eine Richtlinie ${name} gibt es nicht; es gibt ${listOf(names, 'und')}. Eine Datei wird mit ihrem Ordner genannt, etwa ./${name}.toml`,
  'policy.missing': () => 'die Datei gibt es nicht',
  'policy.not-utf-8': () => 'sie ist nicht in UTF-8',
  'policy.extends.outside': () => 'sie erweitert eine Datei außerhalb ihres eigenen Ordners',
  'policy.extends.circle': () => 'sie erweitert sich selbst',
  'policy.extends.deep': () => 'sie erweitert zu viele Dateien',
  'policy.key.pinned': ({ key }) =>
    `\`${key}\` in requirements.toml tritt an die Stelle dessen, was ein Benutzer einstellt`,
  'policy.key.listed': ({ key, list }) =>
    `\`${list}\` in requirements.toml begrenzt, was \`${key}\` sein darf`,
  'policy.key.own': ({ key }) =>
    `\`${key}\` ist ein Schlüssel der requirements.toml, den Benutzer nicht überschreiben können`,
  'policy.key.since': ({ key, version }) => `requirements.toml nimmt \`${key}\` ab Codex ${version} an`,
  'policy.key.not-enforced': ({ key }) =>
    `Codex übergeht \`${key}\` in requirements.toml; eine managed_config.toml hält es fest, unter Windows aber nicht`,
};
