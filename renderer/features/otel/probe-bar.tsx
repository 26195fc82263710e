import { useId, useState } from 'react';
import type { Result } from '../../../electron/shared/contract/result.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';
import type { Otel, OtelSignal } from '../../../electron/shared/telemetry/telemetry.ts';
import { useDetailLocale } from '../../i18n/detail-locale.ts';
import { usePageState } from '../../state/page-context.tsx';
import { Failed } from '../../ui/answer/answer-view.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Switch } from '../../ui/controls/switch.tsx';
import styles from './probe-bar.module.css';

type Asked = { readonly state: 'idle' | 'asking' } | { readonly state: 'failed'; readonly message: Message };

/** Sends one empty export to the user's own collector, and says whether that also happens by itself. */
export function ProbeBar(props: {
  readonly signal: OtelSignal['signal'];
  readonly probing: Otel['probing'];
}) {
  const { strings } = useDetailLocale();
  const { api } = usePageState();
  const [asked, setAsked] = useState<Asked>({ state: 'idle' });
  const sends = useId();
  const { probing, signal } = props;
  const ask = async (request: Promise<Result<unknown>>) => {
    setAsked({ state: 'asking' });
    const result = await request;
    setAsked(result.ok ? { state: 'idle' } : { state: 'failed', message: result.message });
  };
  return (
    <div className={styles.bar}>
      <div className={styles.line}>
        <Button kind="quiet" busy={asked.state === 'asking'} onPress={() => void ask(api.probeOtel(signal))}>
          {asked.state === 'asking' ? strings.otel.checking : strings.otel.check}
        </Button>
        {probing === undefined ? null : (
          <span className={styles.automatic}>
            <span aria-hidden="true">{strings.otel.automatic}</span>
            <Switch
              label={strings.otel.automatic}
              checked={probing.automatic}
              locked={false}
              describedBy={sends}
              onSwitch={() => void ask(api.setAutomaticProbing(!probing.automatic))}
            />
          </span>
        )}
      </div>
      <p id={sends} className={styles.sends}>
        {strings.otel.sends}
      </p>
      {asked.state === 'failed' ? (
        <div role="alert">
          <Failed why={asked.message} />
        </div>
      ) : null}
    </div>
  );
}
