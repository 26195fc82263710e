import type { PeriodicJob } from '../../agent/jobs/periodic-jobs.ts';
import { eventTypes } from '../../organisation/compliance/event-types.ts';
import { pullAll } from '../../organisation/compliance/pull-all.ts';
import {
  OrganisationSettingsError,
  readOrganisationSettings,
} from '../../organisation/settings/organisation-settings.ts';
import { noteStatus, pullStatus } from '../../organisation/status/status-file.ts';
import { type OrganisationPorts, openOrganisation } from './open-organisation.ts';

/** Makes the job that pulls compliance logs, where the settings of the organisation have a table `pull`. */
export function pullJob(ports: Omit<OrganisationPorts, 'signal'>): PeriodicJob {
  const settings = () => readOrganisationSettings(ports.stateDir, {}, ports.env);
  return {
    name: 'org compliance pull',
    everyMs: () => settings().pull?.everyMs ?? null,
    async run(signal) {
      const known = settings();
      const { archive: out, keepDays } = known;
      if (known.pull === null) return 'nothing is set up';
      if (out === null) {
        throw new OrganisationSettingsError('archive: name the folder that logs are pulled into.');
      }
      const { types, also } = known.pull;
      const { compliance } = openOrganisation(known, { ...ports, signal });
      const plan = { types: eventTypes(types, known.organization !== null), lists: also, keepDays };
      const { recipients } = known;
      const parts = { api: compliance, ids: known, out, recipients, now: ports.now };
      const report = await pullAll(parts, plan);
      const about = { now: ports.now(), encrypted: recipients.length > 0 };
      await noteStatus(ports.stateDir, known, ({ pull }) => ({
        pull: pullStatus(pull, report, about),
        error: null,
      }));
      const bad = report.types.filter(({ state }) => state === 'failed' || (types && state === 'refused'));
      const pulled = `files: ${report.files}, events: ${report.events}, in ${out}`;
      return [pulled, ...bad.map(({ type, reason }) => `${type} did not: ${reason}`)].join('; ');
    },
  };
}
