import type * as Electron from 'electron';

/** What a user would see opened, in order. */
export const openedPaths: string[] = [];

export const shell: Pick<Electron.Shell, 'openPath' | 'openExternal'> = {
  async openPath(path) {
    openedPaths.push(path);
    return '';
  },
  async openExternal(url) {
    openedPaths.push(url);
  },
};
