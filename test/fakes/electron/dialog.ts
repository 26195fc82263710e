import type * as Electron from 'electron';

/** The dialogs of the system. What the person does with them is decided beforehand. */
class Dialog implements Pick<Electron.Dialog, 'showSaveDialog'> {
  /** Where the person keeps what is to be saved; empty where they cancel. */
  chosenPath = '';
  /** The name that was suggested last. */
  suggested: string | undefined;

  async showSaveDialog(
    first: Electron.BaseWindow | Electron.SaveDialogOptions,
    second?: Electron.SaveDialogOptions,
  ): Promise<Electron.SaveDialogReturnValue> {
    const options = second ?? (first as Electron.SaveDialogOptions);
    this.suggested = options.defaultPath;
    return { canceled: this.chosenPath === '', filePath: this.chosenPath };
  }
}

export const dialog = new Dialog();
