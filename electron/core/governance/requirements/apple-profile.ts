import { createHash } from 'node:crypto';

/** The preferences that Codex reads on macOS, as TOML. */
export interface ApplePreferences {
  readonly policy: string;
  readonly requirements: string;
  /** Null where nothing is to be managed besides. */
  readonly managed: string | null;
}

/** The preference domain that Codex reads. */
const DOMAIN = 'com.openai.codex';

/** Writes a configuration profile. The same policy gives the same profile, so that a device replaces the one it has. */
export function mobileConfig(preferences: ApplePreferences): string {
  const { policy } = preferences;
  const content = JSON.stringify(preferences);
  const payload = dict([
    ...domainEntries(preferences),
    ['PayloadType', string(DOMAIN)],
    ['PayloadIdentifier', string(`${DOMAIN}.codex-glance.preferences`)],
    ['PayloadUUID', string(uuidOf(`preferences ${content}`))],
    ['PayloadVersion', integer(1)],
    ['PayloadDisplayName', string('Codex')],
  ]);
  return plist(
    dict([
      ['PayloadContent', `<array>\n${payload}\n</array>`],
      ['PayloadType', string('Configuration')],
      ['PayloadScope', string('System')],
      ['PayloadIdentifier', string(`${DOMAIN}.codex-glance`)],
      ['PayloadUUID', string(uuidOf(`profile ${content}`))],
      ['PayloadVersion', integer(1)],
      ['PayloadDisplayName', string(`Codex: ${policy}`)],
      ['PayloadDescription', string('Requirements of Codex, built by Codex Glance.')],
      ['PayloadRemovalDisallowed', '<true/>'],
    ]),
  );
}

/** Writes the property list that Jamf takes for a preference domain. */
export function jamfPlist(preferences: ApplePreferences): string {
  return plist(dict(domainEntries(preferences)));
}

function domainEntries({ requirements, managed }: ApplePreferences): [key: string, value: string][] {
  return [
    ['requirements_toml_base64', string(base64(requirements))],
    ...(managed === null ? [] : [['config_toml_base64', string(base64(managed))] as [string, string]]),
  ];
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** A UUID of version 8, which is of the maker's own form (RFC 9562). */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function plist(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${root}
</plist>
`;
}

function dict(entries: readonly (readonly [key: string, value: string])[]): string {
  const lines = entries.map(([key, value]) => `<key>${escaped(key)}</key>\n${value}`);
  return `<dict>\n${lines.join('\n')}\n</dict>`;
}

function string(text: string): string {
  return `<string>${escaped(text)}</string>`;
}

function integer(value: number): string {
  return `<integer>${value}</integer>`;
}

/** Control characters are in no XML, not even by number. */
function escaped(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
