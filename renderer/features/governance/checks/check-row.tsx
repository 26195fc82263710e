import type { CheckResult } from '../../../../electron/shared/governance/checks.ts';
import { postureTitle } from '../../../../electron/shared/messages/en/governance/posture-titles.ts';
import { HostText } from '../../../i18n/host-text.tsx';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { CodeBlock } from '../../../ui/controls/code-block.tsx';
import { Disclosure } from '../../../ui/controls/disclosure.tsx';
import { OpenFile } from '../../../ui/controls/open-file.tsx';
import { Icon, type IconName } from '../../../ui/icons/icon.tsx';
import text from '../../../ui/text/text.module.css';
import { PlaceLine } from '../place-line.tsx';
import { checksTexts } from './checks-texts.ts';
import styles from './checks-view.module.css';

function signOf({ state, level }: CheckResult): IconName {
  if (state === 'failed') return level === 'error' ? 'critical' : level === 'warning' ? 'warning' : 'note';
  return state === 'passed' ? 'good' : state === 'waived' ? 'note' : 'unknown';
}

/**
 * One rule: what is so, why it matters, what to do, and what to write where. `alike`: others that cannot be decided
 * for the same reason.
 */
export function CheckRow({
  rule,
  alike = [],
}: {
  readonly rule: CheckResult;
  readonly alike?: readonly CheckResult[];
}) {
  return alike.length > 0 ? <AlikeRow rules={[rule, ...alike]} /> : <RuleRow rule={rule} />;
}

/** Says once what several rules share, with their names below. */
function AlikeRow({ rules }: { readonly rules: readonly CheckResult[] }) {
  const texts = checksTexts[useLocale().language];
  const [first] = rules;
  if (first === undefined) return null;
  return (
    <li className={styles.rule} data-state={first.state}>
      <Icon name={signOf(first)} size={15} className={styles.sign} />
      <div className={styles.body}>
        <p className={styles.title}>{texts.rules(rules.length)}</p>
        <p>
          <HostText>{first.evidence}</HostText>
        </p>
        {first.remedy === null ? null : (
          <p className={styles.remedy}>
            <HostText>{first.remedy}</HostText>
          </p>
        )}
        <ul className={styles.alike}>
          {rules.map(({ id, title }) => (
            <li key={id}>
              <HostText>{title}</HostText>
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}

function RuleRow({ rule }: { readonly rule: CheckResult }) {
  const { language, strings } = useLocale();
  const texts = checksTexts[language];
  const { title, why, state, level, evidence, remedy, file, line, fixes, waiver, area } = rule;
  const isOpen = state !== 'passed';
  return (
    <li className={styles.rule} data-state={state} data-level={level}>
      <Icon name={signOf(rule)} size={15} className={styles.sign} />
      <div className={styles.body}>
        <p className={styles.title}>
          {state === 'failed' ? <span className="spoken">{texts.levels[level]}: </span> : null}
          <HostText>{title}</HostText>
          <span className={styles.area}>{strings.host(postureTitle(`posture.area.${area}`))}</span>
        </p>
        <p>
          <HostText>{evidence}</HostText>
        </p>
        {state === 'waived' && waiver !== null ? (
          <p className={text.quiet}>{texts.waived(waiver.until, waiver.reason)}</p>
        ) : null}
        {isOpen ? (
          <p className={text.quiet}>
            <HostText>{why}</HostText>
          </p>
        ) : null}
        {remedy === null ? null : (
          <p className={styles.remedy}>
            <HostText>{remedy}</HostText>
          </p>
        )}
        {isOpen && file !== null ? (
          <p className={styles.place}>
            <PlaceLine file={file} line={line} />
            <OpenFile file={file} what={file} />
          </p>
        ) : null}
        {state === 'failed' && fixes.length > 0 ? <Fixes rule={rule} /> : null}
      </div>
    </li>
  );
}

function Fixes({ rule: { fixes, controls } }: { readonly rule: CheckResult }) {
  const texts = checksTexts[useLocale().language];
  const all = [
    ...controls.soc2.map((one) => `SOC 2 ${one}`),
    ...controls.iso27001.map((one) => `ISO 27001 ${one}`),
    ...controls.nistCsf.map((one) => `NIST CSF ${one}`),
  ];
  return (
    <Disclosure className={styles.fixes} label={texts.fixes}>
      {fixes.map(({ target, file, toml }) => (
        <CodeBlock key={target} label={file} text={toml} />
      ))}
      <p className={text.quiet}>
        {texts.controls}: {all.join(', ')}
      </p>
    </Disclosure>
  );
}
