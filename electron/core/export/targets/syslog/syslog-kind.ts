import type { TargetKind } from '../target-kind.ts';
import { authorityOf, type SyslogSettings, syslogSchema } from './syslog-settings.ts';

/** Any receiver of syslog, such as rsyslog, syslog-ng or the connector of a SIEM. */
export const syslogKind: TargetKind<SyslogSettings> = {
  schema: syslogSchema,
  destination: (settings) => `syslog+${settings.transport}://${authorityOf(settings)}`,
  open: async (settings, ports) => (await import('./syslog-target.ts')).openSyslog(settings, ports),
};
