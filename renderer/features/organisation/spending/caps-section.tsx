import type { SpendCap } from '../../../../electron/shared/contract/organisation-view.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { Meter, type MeterTone } from '../../../ui/charts/meter.tsx';
import { Icon, type IconName } from '../../../ui/icons/icon.tsx';
import { Section } from '../../../ui/section/section.tsx';
import { useNames } from '../names.ts';
import { useOrganisationTexts } from '../organisation-texts.ts';
import styles from './caps-section.module.css';

const looks = {
  below: { sign: 'good', tone: 'accent' },
  near: { sign: 'warning', tone: 'warning' },
  reached: { sign: 'critical', tone: 'critical' },
  'not-known': { sign: 'unknown', tone: 'accent' },
} as const satisfies Record<SpendCap['state'], { readonly sign: IconName; readonly tone: MeterTone }>;

/** Limits of spending in this month, with what is used of each and where it is likely to end. */
export function CapsSection({ caps }: { readonly caps: readonly SpendCap[] }) {
  const { caps: texts } = useOrganisationTexts();
  return (
    <Section title={texts.title}>
      <ul className={styles.list}>
        {caps.map((cap) => (
          <CapRow key={`${cap.kind} ${cap.key} ${cap.unit}`} cap={cap} />
        ))}
      </ul>
    </Section>
  );
}

function CapRow({ cap }: { readonly cap: SpendCap }) {
  const { format } = useLocale();
  const { caps: texts, notKnown } = useOrganisationTexts();
  const names = useNames();
  const { sign, tone } = looks[cap.state];
  const plain = (amount: number) =>
    cap.unit === 'usd' ? format.usd(amount) : format.tokens(Math.round(amount));
  const write = (amount: number) => (cap.unit === 'usd' ? plain(amount) : texts.credits(plain(amount)));
  const percent = (amount: number | null) => (amount === null ? null : (amount / cap.cap) * 100);
  const name =
    cap.kind === 'workspace' || cap.key === null
      ? texts.workspace
      : cap.kind === 'team'
        ? names.team(cap.key)
        : names.person(cap.key, cap.key);
  const used = texts.of(cap.used === null ? notKnown : plain(cap.used), write(cap.cap));
  return (
    <li className={styles.cap}>
      <p className={styles.line}>
        <bdi className={styles.name}>{name}</bdi>
        <span className={styles.state} data-state={cap.state}>
          <Icon name={sign} size={12} />
          {texts.states[cap.state]}
        </span>
      </p>
      <Meter
        percent={percent(cap.used)}
        projected={percent(cap.expected)}
        label={name}
        text={used}
        tone={tone}
      />
      <p className={styles.note}>
        {used}
        {cap.expected === null ? null : `, ${texts.expected(plain(cap.expected))}`}
      </p>
    </li>
  );
}
