import { messageMaker } from '../../message.ts';

/** Limits: what binds, what is known of each, and how it will end. */
export const limits = {
  'limits.reached-unnamed': () => 'The server says that a limit was reached, but not which one.',
  'limits.binds.runs-out': () => 'At this pace it runs out first.',
  'limits.binds.fullest-at-reset': () => 'At this pace it will be the fullest at its reset.',
  'limits.binds.fullest': () => 'It is the fullest at the moment.',
  'limits.binds.nearest': () => 'It is nearest to its end.',
  'limits.none': () => 'API keys and other providers have no such limits.',
  'limits.unknown': () => 'How much of any limit is used is not known.',
  'limits.no-credits': () => 'No credits are left.',
  'limits.cap-reached': () => 'The spend cap is reached.',
  'limits.used-up.credits': () => 'It is used up. Credits are left to go on with.',
  'limits.used-up': () => 'It is used up.',
  'limits.used-up.last-reset': () => 'It is the last of the used-up limits to reset.',
  'limits.credits.refused': () => 'The server refuses use because no credits are left.',
  'limits.credits.unlimited': () => 'The server does not limit credits.',
  'limits.credits.as-said': () => 'As the server said.',
  'limits.credits.some': () => 'The server says that there are some, but not how many.',
  'limits.credits.none': () => 'There are none; the windows alone decide.',
  'limits.credits.not-said': () => 'The server did not say how many are left.',
  'limits.credits.out': () => 'None are left, and no limit window applies.',
  'limits.reset-since': () => 'It has reset since it was last seen, so its use is not known.',
  'limits.cap.refused': () => 'The server refuses further use because of it.',
  'limits.cap.not-said': () => 'The server did not say how much of it is left.',
  'limits.as-recorded': () => 'As the server said after the last response on this machine.',
  'limits.never-seen': () => 'No session has recorded a limit. API keys and other providers send none.',
  'limits.all-reset': () => 'Every window has reset since it was last seen.',
  'limits.not-believed': () => 'The server reported an impossible value, so its use is not known.',
  'limits.as-answered': () => 'As the server answered your own Codex program.',
  'limits.finding.not-believed': () => 'A limit was recorded with an impossible value',
  'limits.finding.not-believed.why': ({ limit }: { limit: string }) =>
    `It is the limit ${limit}. Its use is shown as not known until the server reports another value.`,
  'limits.finding.ahead': () => 'A limit was recorded at a time in the future',
  'limits.finding.ahead.why': ({ limit }: { limit: string }) =>
    `It is the limit ${limit}. What was recorded is not used until then.`,
  'limits.finding.ahead.remedy': () => 'Check the clock of the machine that wrote the session.',
  'limits.models-unknown': () => 'Which responses count against it is not known.',
  'limits.outlook.no-end': () => 'The server does not say when it ends.',
  'limits.outlook.ended': () => 'It has ended.',
  'limits.outlook.clocks': () =>
    "It ends later than its length allows: this machine's clock and the server's differ.",
  'limits.outlook.reached': () => 'Nothing is left until it resets.',
  'limits.outlook.begun': () => 'It has only just begun.',
  'limits.outlook.seen-once': () => 'It was seen only once: how fast it is used is not known yet.',
  'limits.outlook.too-little': () => 'Too little was used to say: the server rounds to whole percent.',
  'limits.outlook.runs-out': () => 'At this pace it is used up before it resets.',
  'limits.outlook.lasts': () => 'At this pace, and at a much faster one, it lasts until it resets.',
  'limits.outlook.may-run-out': () => 'At this pace it lasts, at a faster one it does not.',
};

export const limitsMessage = messageMaker(limits);
