import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { configLayerRows } from '../../state/config-layers/layer-rows.ts';
import type { EditFlow, EditFlowHandle } from '../../state/edit/edit-flow.ts';
import { usePageState } from '../../state/page-context.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { ConfigLayersView } from '../config-layers/config-layers-view.tsx';
import { userNotInForce } from '../config-layers/not-in-force.ts';
import { useConfigReport } from '../config-layers/use-config-report.ts';
import { SentTargets } from '../exports/sent-targets.tsx';
import { previewTexts } from '../preview/preview-texts.ts';
import { ChannelTable } from './channel-table.tsx';
import { LazyChannelFlow } from './lazy-channel-flow.ts';
import { PlanPanel } from './plan-panel.tsx';
import { FailedPanel, ResultPanel } from './result-panel.tsx';
import { SwitchCard } from './switch-card.tsx';

const KEY = 'analytics.enabled';
/** Codex sends unless configured not to. Source: `analytics/src/client.rs`. */
const BUILT_IN = true;

/** Codex's own analytics: on or off, who decides, the switch, and what goes where. */
export function AnalyticsView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { strings, language } = useLocale();
  const { edit } = usePageState();
  const flow = useStore(edit.store);
  const known = useConfigReport(KEY, snapshot);
  const { analytics } = snapshot;
  useEffect(() => () => edit.leave(), [edit]);
  const ignored =
    known.state === 'read' && analytics.enabled !== null
      ? userNotInForce(configLayerRows(known.report, KEY, BUILT_IN), analytics.enabled)
      : null;
  return (
    <DetailPage title={strings.dataSharing.analytics}>
      {/* The first answer takes milliseconds; drawn before it, the page would jump. */}
      {known.state === 'reading' ? null : (
        <>
          <SwitchCard analytics={analytics} change={snapshot.analyticsSwitch} ignored={ignored} />
          <Step flow={flow} handle={edit} />
          <ConfigLayersView settingKey={KEY} builtIn={BUILT_IN} known={known} />
          <ChannelTable channels={analytics.channels} />
          <SentTargets exports={snapshot.exports} />
          <LazyChannelFlow channels={analytics.channels} exports={snapshot.exports.targets} />
          <div>
            <OpenButton route={{ view: 'preview' }}>{previewTexts[language].open}</OpenButton>
          </div>
        </>
      )}
    </DetailPage>
  );
}

function Step({ flow, handle }: { readonly flow: EditFlow; readonly handle: EditFlowHandle }) {
  switch (flow.step) {
    case 'planned':
    case 'writing':
      return <PlanPanel plan={flow.plan} flow={handle} busy={flow.step === 'writing'} />;
    case 'done':
    case 'undoing':
      return flow.report === null ? null : (
        <ResultPanel report={flow.report} flow={handle} busy={flow.step === 'undoing'} />
      );
    case 'failed':
      return <FailedPanel message={flow.message} flow={handle} />;
    default:
      return null;
  }
}
