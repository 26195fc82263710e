import { messageMaker } from '../../message.ts';

/** Newer versions of Codex Glance. */
export const update = {
  'update.nowhere': () => 'Codex Glance has nowhere to look for a newer version.',
  'update.nowhere.why': () => 'The check is switched on, but this build names no repository.',
  'update.nowhere.remedy': () => 'Check where you got it from, or switch the check off in the settings.',
  'update.available': ({ version }: { version: string }) => `Codex Glance ${version} is available.`,
  'update.available.why': ({ current }: { current: string }) =>
    `This is ${current}. Glance looked because the check for newer versions is switched on; nothing was downloaded.`,
  'update.available.remedy': ({ page }: { page: string }) =>
    `Get it from ${page}, or the way you got this one.`,
};

export const updateMessage = messageMaker(update);
