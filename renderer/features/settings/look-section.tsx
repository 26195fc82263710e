import { bindingAt, shownUse, windowAt } from '../../../electron/shared/limits.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { Section } from '../../ui/section/section.tsx';
import { TrayNow } from '../tray/tray-now.tsx';
import { useTrayPreview } from '../tray/use-tray-preview.ts';
import { type Choice, ChoiceRow } from './rows/choices.tsx';
import { NumberInput } from './rows/number-input.tsx';
import { SettingRow } from './rows/setting-row.tsx';
import { SwitchRow } from './rows/switch-row.tsx';
import { useSettingsTexts } from './settings-texts.ts';
import styles from './settings-view.module.css';
import { useChange } from './use-change.ts';

/** More is no price of a plan. */
const MOST_USD = 100_000;

/** How the tray and the page look, and what they hide. */
export function LookSection(props: { readonly settings: Settings; readonly snapshot: Snapshot }) {
  const { settings, snapshot } = props;
  const { api } = usePageState();
  const { format, isPrivate, now: at } = useLocale();
  const now = shownNow(snapshot, at);
  const { look: texts, trayOnly } = useSettingsTexts();
  const locked = api.host === 'tray' ? null : trayOnly;
  const { binding, resets, today } = now;
  const preview = useTrayPreview(snapshot);
  const samples: Record<Settings['trayTitle'], string> = preview?.titles ?? {
    none: '',
    percent: binding === null ? texts.notKnown : format.percent(binding),
    'time-left': resets === null ? texts.notKnown : format.countdown(resets),
    'tokens-today': format.tokens(today),
  };
  return (
    <Section title={texts.title}>
      {preview === null ? null : (
        <TrayNow preview={preview} title={preview.titles?.[settings.trayTitle] ?? ''} />
      )}
      <div className={styles.rows}>
        <ChoiceRow
          {...texts.trayTitle}
          form="list"
          locked={locked}
          choices={choicesOf(texts.trayTitles).map((each) => ({ ...each, sample: samples[each.value] }))}
          value={settings.trayTitle}
          patch={(trayTitle) => ({ trayTitle })}
        />
        <ChoiceRow
          name={texts.theme}
          form="segments"
          choices={choicesOf(texts.themes)}
          value={settings.theme}
          patch={(theme) => ({ theme })}
        />
        <ChoiceRow
          name={texts.language}
          form="segments"
          choices={[
            { value: 'system', name: texts.system },
            { value: 'en', name: 'English', lang: 'en' },
            { value: 'de', name: 'Deutsch', lang: 'de' },
          ]}
          value={settings.language}
          patch={(language) => ({ language })}
        />
        <ChoiceRow
          name={texts.limitShows}
          form="segments"
          choices={choicesOf(texts.limitShown)}
          value={settings.limitShows}
          patch={(limitShows) => ({ limitShows })}
        />
        <ChoiceRow
          name={texts.resetShows}
          form="segments"
          choices={choicesOf(texts.resetShown)}
          value={settings.resetShows}
          patch={(resetShows) => ({ resetShows })}
        />
        <SwitchRow {...texts.privacy} checked={settings.privacy} patch={(privacy) => ({ privacy })} />
        <SwitchRow
          {...texts.captures}
          locked={locked}
          checked={settings.privateWhileShared}
          patch={(privateWhileShared) => ({ privateWhileShared })}
        />
        {isPrivate ? null : <PlanPriceRow price={settings.planUsdPerMonth} />}
      </div>
    </Section>
  );
}

/** What each choice would show now: percent used, milliseconds to the next reset and tokens; null where not known. */
function shownNow({ limits, usage }: Snapshot, now: number) {
  const { id } = bindingAt(limits, now);
  const window = limits.windows.find((one) => one.id === id);
  const resets = limits.windows
    .flatMap(({ resetsAt }) => (resetsAt === null ? [] : [Date.parse(resetsAt) - now]))
    .filter((left) => left > 0);
  return {
    binding: window === undefined ? null : shownUse(windowAt(window, now)),
    resets: resets.length === 0 ? null : Math.min(...resets),
    today: usage.today.tokens.total,
  };
}

function PlanPriceRow({ price }: { readonly price: number | null }) {
  const { look: texts } = useSettingsTexts();
  const { problem, send } = useChange();
  return (
    <SettingRow {...texts.plan} problem={problem}>
      {({ control, words }) => (
        <NumberInput
          id={control}
          label={texts.plan.name}
          describedBy={words}
          value={price}
          min={0}
          max={MOST_USD}
          decimals={2}
          width={7}
          before="$"
          onNumber={(planUsdPerMonth) => void send({ planUsdPerMonth })}
        />
      )}
    </SettingRow>
  );
}

function choicesOf<T extends string>(names: Readonly<Record<T, string>>): readonly Choice<T>[] {
  return (Object.keys(names) as T[]).map((value) => ({ value, name: names[value] }));
}
