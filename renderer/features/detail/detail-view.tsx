import { assertNever } from '../../../electron/shared/contract/result.ts';
import { allFindings } from '../../../electron/shared/glance/findings.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import type { Route } from '../../state/navigation/route.ts';
import { AnalyticsView } from '../analytics/analytics-view.tsx';
import { ComplianceView } from '../data-sharing/compliance-view.tsx';
import { FeedbackView } from '../data-sharing/feedback-view.tsx';
import { PromptsView } from '../data-sharing/prompts-view.tsx';
import { LazyExports } from '../exports/lazy-exports.tsx';
import { FindingView } from '../findings/finding-view.tsx';
import { FindingsView } from '../findings/findings-view.tsx';
import { LazyChecks } from '../governance/checks/lazy-checks.tsx';
import { LazyDrift } from '../governance/drift/lazy-drift.tsx';
import { LazyPosture } from '../governance/lazy-posture.tsx';
import { HelpView } from '../help/help-view.tsx';
import { InspectorView } from '../inspector/inspector-view.tsx';
import { LimitView } from '../limits/limit-view.tsx';
import { LimitsView } from '../limits/limits-view.tsx';
import { SessionsView } from '../live/sessions-view.tsx';
import { LazyOrganisation } from '../organisation/lazy-organisation.tsx';
import { OtelView } from '../otel/otel-view.tsx';
import { PreviewView } from '../preview/preview-view.tsx';
import { SessionDetail } from '../sessions/detail/session-detail.tsx';
import { LazySessions } from '../sessions/table/lazy-sessions.tsx';
import { SettingsView } from '../settings/settings-view.tsx';
import { TokensView } from '../tokens/tokens-view.tsx';
import { ToolsView } from '../tools/tools-view.tsx';
import { Gone } from './gone.tsx';
import { goneTexts } from './gone-texts.ts';

type DetailRoute = Exclude<Route, { view: 'overview' }>;

/** The view that a route names. What it names may have ended since, which the view then says. */
export function DetailView(props: { readonly route: DetailRoute; readonly snapshot: Snapshot }) {
  const gone = goneTexts[useLocale().language];
  const { route, snapshot } = props;
  switch (route.view) {
    case 'analytics':
      return <AnalyticsView snapshot={snapshot} />;
    case 'preview':
      return <PreviewView snapshot={snapshot} />;
    case 'otel': {
      const signal = snapshot.otel.signals.find((one) => one.signal === route.signal);
      if (signal === undefined) return <Gone {...gone.signal} />;
      return <OtelView key={route.signal} snapshot={snapshot} signal={signal} />;
    }
    case 'prompts':
      return <PromptsView snapshot={snapshot} />;
    case 'feedback':
      return <FeedbackView snapshot={snapshot} />;
    case 'compliance':
      return <ComplianceView snapshot={snapshot} />;
    case 'exports':
      return <LazyExports snapshot={snapshot} />;
    case 'posture':
      return <LazyPosture snapshot={snapshot} />;
    case 'checks':
      return <LazyChecks snapshot={snapshot} />;
    case 'drift':
      return <LazyDrift snapshot={snapshot} />;
    case 'tokens':
      return <TokensView snapshot={snapshot} />;
    case 'tools':
      return <ToolsView snapshot={snapshot} />;
    case 'organisation':
      return <LazyOrganisation snapshot={snapshot} />;
    case 'limits':
      return <LimitsView snapshot={snapshot} />;
    case 'sessions':
      return <SessionsView live={snapshot.usage.live} />;
    case 'history':
      return <LazySessions snapshot={snapshot} />;
    case 'findings':
      return <FindingsView findings={allFindings(snapshot)} />;
    case 'help':
      return <HelpView />;
    case 'inspector':
      return <InspectorView />;
    case 'settings':
      return <SettingsView snapshot={snapshot} />;
    case 'limit': {
      const window = snapshot.limits.windows.find(({ id }) => id === route.id);
      if (window === undefined) return <Gone {...gone.limit} />;
      return <LimitView window={window} snapshot={snapshot} />;
    }
    case 'session':
      return <SessionDetail key={route.threadId} threadId={route.threadId} snapshot={snapshot} />;
    case 'finding': {
      const finding = allFindings(snapshot).find(({ id }) => id === route.id);
      return finding === undefined ? <Gone {...gone.finding} /> : <FindingView finding={finding} />;
    }
    default:
      return assertNever(route);
  }
}
