import { allFindings } from '../../../electron/shared/glance/findings.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { Strings } from '../../i18n/en.ts';
import type { Route } from '../../state/navigation/route.ts';
import type { DeskTexts } from './desk-texts.ts';

/** A link of the desk: what it says, and the view behind it. */
export interface DeskLink {
  readonly name: string;
  readonly route: Route;
  /** How many things are in it, where that is worth a number. */
  readonly count?: number;
}

/** Links that belong together, under a heading where they have one. */
export interface DeskLinkGroup {
  readonly title: string | null;
  readonly links: readonly DeskLink[];
}

/** Every link of the desk, in the order of the overview. */
export function deskLinks(snapshot: Snapshot, strings: Strings, texts: DeskTexts): readonly DeskLinkGroup[] {
  const { dataSharing } = strings;
  const findings = allFindings(snapshot).length;
  return [
    { title: null, links: [{ name: texts.overview, route: { view: 'overview' } }] },
    {
      title: texts.use,
      links: [
        { name: strings.limits.title, route: { view: 'limits' } },
        { name: strings.live.title, route: { view: 'sessions' }, count: snapshot.usage.live.length },
        { name: texts.sessions, route: { view: 'history' } },
        { name: strings.tokens.title, route: { view: 'tokens' } },
        { name: texts.tools, route: { view: 'tools' } },
        ...(snapshot.organisation.state === 'off'
          ? []
          : [{ name: texts.organisation, route: { view: 'organisation' } as const }]),
      ],
    },
    {
      title: dataSharing.title,
      links: [
        { name: dataSharing.analytics, route: { view: 'analytics' } },
        ...snapshot.otel.signals.map(({ signal }) => ({
          name: dataSharing.signal[signal],
          route: { view: 'otel', signal } as const,
        })),
        { name: dataSharing.prompts, route: { view: 'prompts' } },
        { name: dataSharing.feedback, route: { view: 'feedback' } },
        { name: dataSharing.compliance, route: { view: 'compliance' } },
        { name: dataSharing.exports, route: { view: 'exports' } },
      ],
    },
    {
      title: texts.governance,
      links: [
        { name: texts.posture, route: { view: 'posture' } },
        { name: texts.checks, route: { view: 'checks' } },
        { name: texts.drift, route: { view: 'drift' } },
      ],
    },
    {
      title: null,
      links: [
        { name: strings.findings.title, route: { view: 'findings' }, count: findings },
        { name: strings.footer.settings, route: { view: 'settings' } },
        { name: texts.help, route: { view: 'help' } },
      ],
    },
  ];
}

/** Returns the section that a view belongs to: that of the list which a single thing is part of. */
export function linkedRoute(route: Route): Route {
  switch (route.view) {
    case 'limit':
      return { view: 'limits' };
    case 'session':
      return { view: 'sessions' };
    case 'finding':
      return { view: 'findings' };
    case 'preview':
      return { view: 'analytics' };
    case 'inspector':
      return { view: 'otel', signal: 'logs' };
    default:
      return route;
  }
}
