import { Fragment } from 'react';
import type { ExportState, ShownTarget } from '../../../electron/shared/export/exports.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { exportsTexts } from './exports-texts.ts';
import styles from './exports-view.module.css';
import { placeOf } from './place-of.ts';

const signs: Record<ExportState, IconName> = {
  off: 'off',
  fine: 'good',
  waiting: 'out',
  refusing: 'warning',
  unattended: 'warning',
  behind: 'warning',
  retrying: 'untested',
  failing: 'critical',
  stopped: 'critical',
};

/** Each target: its state and figures on one line, below it where records go, and what is wrong. */
export function TargetsTable({ targets }: { readonly targets: readonly ShownTarget[] }) {
  const texts = exportsTexts[useLocale().language];
  return (
    <table className={styles.table}>
      <caption className="spoken">{texts.targets}</caption>
      <thead>
        <tr>
          {Object.entries(texts.columns).map(([key, title]) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {targets.map((target) => (
        <Target key={target.id} target={target} />
      ))}
    </table>
  );
}

function Target({ target }: { readonly target: ShownTarget }) {
  const { language, format, now, conceal } = useLocale();
  const texts = exportsTexts[language];
  const { id, to, state, level, queued, waitingSince, lastAcceptedAt, lastError, reason } = target;
  const number = (value: number) => format.tokensFull(value);
  const waited = (since: string) => format.duration(Math.max(0, now - Date.parse(since)));
  const words = [
    placeOf(target, texts, conceal),
    target.sentBy === 'another-process' ? texts.elsewhere : null,
    texts.counts(number(target.accepted), number(target.rejected)),
  ].filter((part) => part !== null);
  return (
    <tbody className={styles.target}>
      <tr>
        <th scope="row">
          <bdi className={styles.name}>{id}</bdi> <span className={styles.kind}>{to}</span>
        </th>
        <td>
          <span className={styles.state} data-level={level ?? 'none'}>
            <Icon name={state === 'failing' && level === 'warning' ? 'warning' : signs[state]} size={12} />
            {texts.states[state]}
          </span>
        </td>
        <td>{waitingSince === null ? texts.nothing : texts.waits(number(queued), waited(waitingSince))}</td>
        <td>{lastAcceptedAt === null ? texts.never : format.age(lastAcceptedAt, now)}</td>
      </tr>
      <tr>
        <td colSpan={4} className={styles.words}>
          {words.map((part, at) => (
            <Fragment key={part}>
              {at === 0 ? null : ' · '}
              {part}
            </Fragment>
          ))}
          {level === null ? null : (
            <p className={styles.reason}>
              <HostText>{reason}</HostText>
            </p>
          )}
          {lastError?.at === null || lastError === null ? null : (
            <p>{texts.lastError(format.age(lastError.at, now), conceal(lastError.reason))}</p>
          )}
        </td>
      </tr>
    </tbody>
  );
}
