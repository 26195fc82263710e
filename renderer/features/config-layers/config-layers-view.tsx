import { useLocale } from '../../i18n/locale-context.tsx';
import { configLayerRows, foldedRows, type LayerRow } from '../../state/config-layers/layer-rows.ts';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { Section } from '../../ui/section/section.tsx';
import { layerTexts } from './config-layers-texts.ts';
import styles from './config-layers-view.module.css';
import { LayerRowView } from './layer-row.tsx';
import type { ReportState } from './use-config-report.ts';

/** Every layer that can decide a key, highest first, and what each one says. */
export function ConfigLayersView(props: {
  readonly settingKey: string;
  /** What Codex does where nothing sets the key. */
  readonly builtIn: unknown;
  readonly known: ReportState;
}) {
  const { strings, language } = useLocale();
  const { known, settingKey } = props;
  return (
    <Section title={layerTexts[language].title} aside={<code className={styles.key}>{settingKey}</code>}>
      {known.state === 'read' ? (
        <Layers rows={configLayerRows(known.report, settingKey, props.builtIn)} />
      ) : (
        <p className={styles.waiting}>
          {known.state === 'reading'
            ? layerTexts[language].reading
            : layerTexts[language].failed(strings.host(known.message))}
        </p>
      )}
    </Section>
  );
}

/** Layers that say something; those that do not are counted, and listed when they are opened. */
function Layers({ rows }: { readonly rows: readonly LayerRow[] }) {
  const { language } = useLocale();
  const { shown, folded } = foldedRows(rows);
  return (
    <>
      <RowList rows={shown} />
      {folded.length === 0 ? null : (
        <Disclosure className={styles.others} label={layerTexts[language].others(folded.length)}>
          <RowList rows={folded} />
        </Disclosure>
      )}
    </>
  );
}

function RowList({ rows }: { readonly rows: readonly LayerRow[] }) {
  return (
    <ol>
      {rows.map((layerRow) => (
        <LayerRowView
          key={[layerRow.origin.layer, layerRow.origin.file, layerRow.origin.name].join(' ')}
          layerRow={layerRow}
        />
      ))}
    </ol>
  );
}
