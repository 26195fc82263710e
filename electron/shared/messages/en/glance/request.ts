import { type Clause, messageMaker } from '../../message.ts';

/** Why something that the page asked for was not done. */
export const request = {
  'request.unknown': () => 'There is no such request.',
  'request.not-of-form': ({ name }: { name: string }) => `The request ${name} has the wrong form.`,
  'request.untrusted-sender': () => 'Only the popover may ask.',
  'request.missing-header': () => 'The header x-codex-glance: 1 is missing.',
  'request.not-json': () => 'The body must be application/json.',
  'request.too-large': ({ bytes }: { bytes: number }) => `The body is over ${bytes} bytes.`,
  'request.invalid-json': () => 'The body is not valid JSON.',
  'request.expired': () => 'The session of this page has expired.',
  'request.unreachable': () => 'Codex Glance does not answer.',
  'request.tab-opens-no-file': () => 'A browser tab cannot open files. Open it in your editor.',
  'request.tab-saves-charts': () => 'A browser tab saves charts by itself.',
  'request.tab-opens-links': () => 'A browser tab opens links by itself.',
  'request.tab-has-no-tray': () => 'This belongs to the tray app; a browser tab has none.',
  'request.not-in-stack': () => 'This file is not one that Codex reads its configuration from.',
  'request.no-such-file': ({ file }: { file: string }) => `${file} does not exist.`,
  'request.file-not-opened': ({ file, why }: { file: string; why: Clause }) =>
    `${file} could not be opened: ${why}`,
  'request.link-not-opened': ({ url }: { url: string }) =>
    `No browser could be opened. The address is ${url}`,
  'request.no-such-session': () => 'No session with this id was found.',
  'request.not-written': ({ file, why }: { file: string; why: Clause }) =>
    `${file} could not be written: ${why}`,
};

export const requestMessage = messageMaker(request);
