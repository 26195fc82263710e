import { useLocale } from '../../i18n/locale-context.tsx';
import { configLayerRows } from '../../state/config-layers/layer-rows.ts';
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
        <ol className={styles.configLayers}>
          {configLayerRows(known.report, settingKey, props.builtIn).map((layerRow) => (
            <LayerRowView
              key={[layerRow.origin.layer, layerRow.origin.file, layerRow.origin.name].join(' ')}
              layerRow={layerRow}
            />
          ))}
        </ol>
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
