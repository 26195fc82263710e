import { checkOrganisation, doctorRequests } from '../../../core/organisation/doctor/check-organisation.ts';
import { noteStatus } from '../../../core/organisation/status/status-file.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { orgDoctorView } from '../../views/organisation/pull-view.ts';
import { onlyOptions, readNamed } from './org-options.ts';
import { printRequests, withOrganisation } from './org-session.ts';

/** Prepares `org doctor`. @throws CliError with exit code 2. */
export function prepareDoctor(options: GivenOptions): (session: CommandContext) => Promise<ExitCode> {
  onlyOptions('doctor', options, []);
  const named = readNamed(options);
  return (session) =>
    withOrganisation(
      session,
      named(session),
      async (org): Promise<ExitCode> => {
        const now = session.terminal.clock.now();
        if (options.has('dry-run')) {
          const requests = doctorRequests(org.settings, now).flatMap(({ request }) => request ?? []);
          await printRequests(session, org, requests);
          return 0;
        }
        const report = await checkOrganisation({ ...org, now });
        const narrow = report.checks.find(({ id }) => id === 'key-narrow')?.state;
        if (narrow === 'passed' || narrow === 'warning') {
          const state = narrow === 'passed' ? 'narrow' : 'more';
          await noteStatus(session.options.stateDir, org.settings, () => ({ key: { at: now, state } }));
        }
        if (session.json) await session.printJson(report);
        else await session.printLines(orgDoctorView(report, localeContextOf(session)));
        return report.checks.some(({ state }) => state === 'failed') ? 1 : 0;
      },
      { retries: 1 },
    );
}
