import { readlinkSync } from 'node:fs';

const AREAS = 'Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific';

/** The end of a link to the zone's rules. Zones outside these areas have several names. */
const ZONE_LINK = new RegExp(`/zoneinfo/((?:${AREAS})/[A-Za-z0-9_+/-]+|Etc/UTC)$`);

/**
 * Returns the zone of the user's clock (IANA). Where the system names it, `Intl` is not used: loading it takes ten
 * milliseconds, which is noticeable in a fast command.
 */
export function systemTimezone(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  readLink: (path: string) => string = readlinkSync,
): string {
  return (env.TZ || platform === 'win32' ? null : zoneOfLink(readLink)) ?? zoneOfIntl();
}

function zoneOfLink(readLink: (path: string) => string): string | null {
  try {
    const zone = ZONE_LINK.exec(readLink('/etc/localtime'))?.[1] ?? null;
    return zone === 'Etc/UTC' ? 'UTC' : zone;
  } catch {
    return null;
  }
}

function zoneOfIntl(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
