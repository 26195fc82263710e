import { Fragment, type ReactNode } from 'react';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Boundary } from '../../ui/detail/boundary.tsx';
import { Section } from '../../ui/section/section.tsx';
import { LazyChannelFlow } from '../analytics/lazy-channel-flow.ts';
import { FirstRun } from '../first-run/first-run.tsx';
import { glanceBlocks, isNothingRead } from '../glance/blocks.tsx';
import { LazyLimitCourse } from '../limits/course/lazy-limit-course.ts';
import { LazyHealthStrips } from '../otel/lazy-health-strips.ts';
import { LatestSessions } from '../sessions/latest/latest-sessions.tsx';
import { LazyDayStack } from '../tokens/charts/lazy-day-stack.ts';
import { LazyHours } from '../tokens/charts/lazy-hours.ts';
import { LazyMonthFan } from '../tokens/charts/lazy-month-fan.ts';
import { SpansTable } from '../tokens/spans-table.tsx';
import { LazyTools } from '../tools/lazy-tools.ts';
import { cellsOf, type DeskBlock } from './cells.ts';
import styles from './dashboard.module.css';

/**
 * The overview as a grid: the blocks that were chosen, in their order, and what only a desk has space for.
 * Blocks that are about one thing share a cell, one below the other.
 */
export function Dashboard(props: {
  readonly snapshot: Snapshot;
  readonly onDemo: () => void;
  readonly busy: boolean;
}) {
  const localeContext = useLocale();
  const { strings } = localeContext;
  const { snapshot } = props;
  const { usage } = snapshot;
  const isNothing = isNothingRead(usage);
  const blocks: Record<DeskBlock, () => ReactNode> = {
    ...glanceBlocks(snapshot, strings, true),
    tokens: () =>
      isNothing ? null : (
        <Section title={strings.tokens.title} opens={{ view: 'tokens' }}>
          <SpansTable snapshot={snapshot} />
        </Section>
      ),
    days: () => (isNothing ? null : <LazyDayStack usage={usage} opens={{ view: 'tokens' }} />),
    course: () => (isNothing ? null : <LazyLimitCourse snapshot={snapshot} opens={{ view: 'limits' }} />),
    hours: () => (isNothing ? null : <LazyHours usage={usage} />),
    health: () => (isNothing ? null : <LazyHealthStrips snapshot={snapshot} />),
    flow: () =>
      isNothing ? null : (
        <LazyChannelFlow
          channels={snapshot.analytics.channels}
          exports={snapshot.exports.targets}
          opens={{ view: 'analytics' }}
        />
      ),
    tools: () => (isNothing ? null : <LazyTools usage={usage} opens={{ view: 'tools' }} />),
    sessions: () => (isNothing ? null : <LatestSessions sessions={usage.recent} />),
    month: () => (isNothing ? null : <LazyMonthFan snapshot={snapshot} opens={{ view: 'tokens' }} />),
  };
  return (
    <div className={styles.grid} data-empty={isNothing}>
      {isNothing ? (
        <div className={styles.cell} data-cell="first-run">
          <FirstRun snapshot={snapshot} onDemo={props.onDemo} busy={props.busy} />
        </div>
      ) : null}
      {cellsOf(snapshot.settings.sections).map(({ name, parts }) => {
        const drawn = parts.flatMap((part) => {
          const content = blocks[part]();
          return content === null ? [] : [{ part, content }];
        });
        return drawn.length === 0 ? null : (
          <div key={name} className={styles.cell} data-cell={name}>
            {drawn.map(({ part, content }) => (
              <Fragment key={part}>
                <Boundary>{content}</Boundary>
              </Fragment>
            ))}
          </div>
        );
      })}
    </div>
  );
}
