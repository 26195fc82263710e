import type { DriftChange } from '../../../../electron/shared/governance/drift-report.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { ScrolledTable } from '../../../ui/charts/frame/scrolled-table.tsx';
import { PlaceLine } from '../place-line.tsx';
import { ChangeTitle, stepsOf } from './change-item.tsx';
import { useDriftTexts } from './drift-texts.ts';
import styles from './drift-view.module.css';

/** The same changes as a table, which scrolls by itself where it is wide. */
export function ChangeTable({ changes }: { readonly changes: readonly DriftChange[] }) {
  const localeContext = useLocale();
  const { format, now } = localeContext;
  const texts = useDriftTexts();
  return (
    <ScrolledTable label={texts.table} columns={Object.values(texts.columns)} styles={styles}>
      {changes.map((change) => {
        const steps = stepsOf(change, localeContext);
        const said = (side: 'was' | 'is') =>
          steps
            .map(({ field, [side]: value }) =>
              field === null ? (value ?? texts.nothing) : `${texts.fields[field]}: ${value ?? texts.nothing}`,
            )
            .join('; ');
        return (
          <tr key={change.id}>
            <td className={styles.time}>
              {change.changedAt === null ? '–' : format.moment(change.changedAt, now)}
            </td>
            <th scope="row">
              <ChangeTitle id={change.id} />
            </th>
            <td>{said('was')}</td>
            <td>{said('is')}</td>
            <td>{change.file === null ? '–' : <PlaceLine file={change.file} line={null} />}</td>
          </tr>
        );
      })}
    </ScrolledTable>
  );
}
