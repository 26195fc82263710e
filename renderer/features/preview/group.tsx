import type { PreviewEntry } from '../../../electron/shared/telemetry/preview.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import text from '../../ui/text/text.module.css';
import type { PreviewArea, PreviewGroup } from './preview-groups.ts';
import { previewTexts } from './preview-texts.ts';
import styles from './preview-view.module.css';

/** A group of no more entries is shown with all of them. */
const FEW = 6;

/** What is sent, or not, for one reason; by parts of Codex, whose entries are drawn when they are opened. */
export function Group({ group, isOpen }: { readonly group: PreviewGroup; readonly isOpen: boolean }) {
  const texts = previewTexts[useLocale().language];
  const { isSent, reason, areas } = group;
  const entries = areas.flatMap((area) => area.entries);
  return (
    <div className={styles.group}>
      <h3 className={styles.reason} data-sent={isSent}>
        <Icon name={isSent ? 'out' : 'off'} size={12} />
        <span>
          <span className={isSent ? 'spoken' : styles.verdict}>
            {isSent ? texts.wouldBeSent : texts.notSent}:
          </span>{' '}
          <HostText>{reason}</HostText>
        </span>
      </h3>
      {entries.length <= FEW ? (
        <Entries entries={entries} />
      ) : (
        <ul className={styles.list}>
          {areas.map((area) => (
            // A search opens what it finds.
            <Area key={`${area.name} ${isOpen}`} area={area} isOpen={isOpen} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Area({ area, isOpen }: { readonly area: PreviewArea; readonly isOpen: boolean }) {
  return (
    <li className={styles.item}>
      <Disclosure
        isRow
        isLazy
        startsOpen={isOpen}
        label={
          <>
            <bdi className={styles.name} data-code>
              {area.name}
            </bdi>
            <span className={styles.count}>{area.entries.length}</span>
          </>
        }
      >
        <Entries entries={area.entries} />
      </Disclosure>
    </li>
  );
}

function Entries({ entries }: { readonly entries: readonly PreviewEntry[] }) {
  return (
    <ul className={styles.entries}>
      {entries.map((entry) => (
        <Entry key={entry.name} entry={entry} />
      ))}
    </ul>
  );
}

/** One event or metric: what it says, what in it identifies the user, and its fields when they are opened. */
function Entry({ entry }: { readonly entry: PreviewEntry }) {
  const texts = previewTexts[useLocale().language];
  const { name, description, fields, inferred, kind, metric, privacy } = entry;
  const form = metric?.kind == null ? null : texts.metric[metric.kind];
  const unit = metric?.unit ?? null;
  return (
    <li className={styles.entry}>
      <p className={styles.name}>
        <bdi data-code>{name}</bdi>
        {form === null ? null : (
          <span className={styles.form}>{unit === null ? form : `${form}, ${unit}`}</span>
        )}
      </p>
      {description === null ? (
        <p className={text.quiet}>{texts.onlyName}</p>
      ) : (
        <p className={text.quiet} lang="en">
          {description}
        </p>
      )}
      {inferred && description !== null ? <p className={text.quiet}>{texts.inferred}</p> : null}
      {privacy.length === 0 ? null : (
        <div className={styles.tells}>
          <p>{texts.tells}</p>
          <ul lang="en">
            {privacy.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
      {fields.length === 0 ? null : (
        <Disclosure label={kind === 'event' ? texts.fields(fields.length) : texts.tags(fields.length)}>
          <p className={styles.names} dir="ltr" data-code>
            {fields.join('  ')}
          </p>
        </Disclosure>
      )}
    </li>
  );
}
