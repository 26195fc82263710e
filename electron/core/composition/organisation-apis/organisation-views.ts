import { DAY_MS } from '../../../shared/durations.ts';
import type { Clock } from '../../platform/ports.ts';
import type { Glance } from '../glance-interface.ts';
import type { Services } from '../services.ts';

interface OrganisationViewOptions {
  readonly stateDir: string;
  readonly timezone: string;
  readonly clock: Pick<Clock, 'now'>;
}

/** Creates what the desk shows of the organisation. Its parts are loaded when it is asked for. */
export function createOrganisationViews(
  inForce: () => Services,
  { stateDir, timezone, clock }: OrganisationViewOptions,
): Pick<Glance, 'organisationView'> {
  return {
    async organisationView(query) {
      const { organisation, usage, demo } = inForce();
      const settings = organisation.inForce();
      if (settings?.workspace == null || demo !== null) return null;
      const { workspace, person } = settings;
      const [{ openOrganisationRows }, { makeOrganisationView }, { teamsOrNone }, local, { reconcile }] =
        await Promise.all([
          import('./open-organisation.ts'),
          import('../../organisation/view/make-view.ts'),
          import('../../organisation/view/read-teams.ts'),
          import('../../organisation/reconcile/local-days.ts'),
          import('../../organisation/reconcile/reconcile.ts'),
        ]);
      const now = clock.now();
      const span = { start: Date.parse(query.since), end: Date.parse(query.until) + DAY_MS };
      const store = openOrganisationRows(stateDir);
      try {
        const read = store.daysRead('usage', workspace, span);
        const facts = {
          workspace,
          span,
          now,
          isUtc: local.isUtc(timezone),
          isRead: (day: number) => read.has(day),
        };
        const report =
          person === null ? null : await usage.whole(() => usage.report(local.localQuery(span), now));
        const reconciliation =
          person === null || report === null
            ? null
            : reconcile(store.rowsOf('usage', workspace, span, person), {
                ...facts,
                person,
                local: local.localDays(report),
              });
        const teamOf = teamsOrNone(settings.teamsFile);
        const { caps, subscription } = settings;
        return makeOrganisationView(
          { store, workspace, now, teamOf, caps, subscription, reconciliation },
          query,
        );
      } finally {
        store.close();
      }
    },
  };
}
