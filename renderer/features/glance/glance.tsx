import { Fragment } from 'react';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Boundary } from '../../ui/detail/boundary.tsx';
import { FirstRun } from '../first-run/first-run.tsx';
import { glanceBlocks, isNothingRead } from './blocks.tsx';

/**
 * The overview: the four facts first, then what is worth a look below them. Which blocks there are, and in
 * which order, is chosen.
 */
export function Glance(props: {
  readonly snapshot: Snapshot;
  readonly onDemo: () => void;
  readonly busy: boolean;
}) {
  const { strings } = useLocale();
  const { snapshot } = props;
  const blocks = glanceBlocks(snapshot, strings);
  return (
    <>
      {isNothingRead(snapshot.usage) ? (
        <FirstRun snapshot={snapshot} onDemo={props.onDemo} busy={props.busy} />
      ) : null}
      {snapshot.settings.sections.map((name) => (
        <Fragment key={name}>
          <Boundary>{blocks[name]()}</Boundary>
        </Fragment>
      ))}
    </>
  );
}
