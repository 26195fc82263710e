import { type Alert, type AlertRoute, routeOf } from '../../core/alerts/alert.ts';
import type { AlertWindow } from '../../core/alerts/alert-facts.ts';
import { decideLevel } from '../../core/limits/level.ts';
import { createFormat, type Format } from '../../shared/format/format.ts';
import { windowName } from '../../shared/glance/limit-text.ts';
import { leftOf, shownUse } from '../../shared/limits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { alerts as de } from '../strings/de/alerts.ts';
import { de as germanTray } from '../strings/de.ts';
import { type AlertStrings, alerts as en } from '../strings/en/alerts.ts';
import { type TrayLanguage, trayLanguage } from '../strings/tray-language.ts';

/** The texts of a notification, and the view that a click opens. */
export interface Notice {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly opens: AlertRoute;
}

type Reader = Pick<Snapshot, 'locale' | 'timezone'> & {
  readonly settings: Pick<Snapshot['settings'], 'language' | 'privacy'>;
};

interface Voice {
  readonly strings: AlertStrings;
  readonly tray: TrayLanguage['strings'];
  readonly format: Format;
  readonly isPrivate: boolean;
  readonly now: number;
}

/** Makes one notification of all alerts that are due, most urgent first; null for none. */
export function noticeOf(alerts: readonly Alert[], reader: Reader, now: number): Notice | null {
  const { strings: tray, locale } = trayLanguage(reader.settings.language, reader.locale);
  const strings = tray === germanTray ? de : en;
  const format = createFormat(locale, reader.timezone);
  const isPrivate = reader.settings.privacy;
  const [first, ...others] = alerts.map((alert) => say(alert, { strings, tray, format, isPrivate, now }));
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const all = [first, ...others];
  return {
    id: all.map(({ id }) => id).join(' '),
    title: strings.several(all.length),
    body: [`${first.title}. ${first.body}`, ...others.map(({ title }) => title)].join('\n'),
    opens: first.opens,
  };
}

function say(alert: Alert, voice: Voice): Notice {
  return { id: alert.id, opens: routeOf(alert), ...words(alert, voice) };
}

function words(alert: Alert, voice: Voice): Pick<Notice, 'title' | 'body'> {
  const { strings, tray, format, isPrivate, now } = voice;
  const moment = (at: number) => format.moment(new Date(at).toISOString(), now);
  const resets = ({ endsAt }: AlertWindow) => (endsAt === null ? '' : moment(endsAt));
  switch (alert.cause) {
    case 'threshold': {
      const { window, threshold, usedPercent } = alert;
      const used = shownUse({ usedPercent }) ?? 0;
      const name = limitOf(window, voice);
      if (decideLevel(usedPercent) === 'reached')
        return { title: strings.usedUp(name), body: strings.usedUpBody(resets(window)) };
      const left = format.percent(leftOf(used));
      return {
        title: strings.threshold(name, format.percent(used)),
        body: strings.thresholdBody(format.percent(threshold), left, resets(window)),
      };
    }
    case 'reserve': {
      const resets = alert.resetsAt === null ? null : format.moment(alert.resetsAt, now);
      if (alert.of === 'credits') return { title: strings.creditsOut, body: strings.creditsOutBody };
      if (alert.threshold === null)
        return { title: strings.capReached, body: strings.capReachedBody(resets) };
      const used = format.percent(alert.usedPercent ?? 0);
      return { title: strings.cap(used), body: strings.capBody(format.percent(alert.threshold), resets) };
    }
    case 'run-out':
      return {
        title: strings.runOut(limitOf(alert.window, voice)),
        body: strings.runOutBody(moment(alert.runsOutAt), resets(alert.window)),
      };
    case 'reset':
      return { title: strings.reset(limitOf(alert.window, voice)), body: strings.resetBody };
    case 'otel': {
      const signal = strings.signal[alert.signal];
      if (alert.change === 'recovered')
        return { title: strings.recovered(signal), body: strings.recoveredBody };
      return {
        title: strings.failing(signal),
        body: isPrivate ? strings.failingPrivateBody : tray.host(alert.sentence),
      };
    }
    case 'waiting': {
      const folder = alert.cwd === null || isPrivate ? null : folderName(alert.cwd);
      return { title: strings.waits[alert.waitsFor], body: strings.waitsBody(folder) };
    }
    case 'compliance':
      return {
        title: tray.host(alert.title).replace(/\.$/, ''),
        body: alert.detail === null ? '' : tray.host(alert.detail),
      };
    case 'drift':
      return isPrivate
        ? { title: strings.driftPrivate, body: strings.driftPrivateBody }
        : {
            title: tray.host(alert.title).replace(/\.$/, ''),
            body: alert.detail === null ? strings.driftPrivateBody : tray.host(alert.detail),
          };
  }
}

function limitOf(window: AlertWindow, { strings, tray, format }: Voice): string {
  return strings.limitName(windowName(window, tray.limits, format));
}

/** Returns the last part of a path of any platform. */
function folderName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
