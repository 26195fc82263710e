import { type Clause, messageMaker } from '../../message.ts';

/** Why an edit of a config.toml was not made, and what to do. */
export const editError = {
  'edit-error.not-a-file': ({ file }: { file: string }) =>
    `${file} is not a file. Move it away, then try again.`,
  'edit-error.went-away': ({ file }: { file: string }) =>
    `${file} disappeared while it was being read. Try again.`,
  'edit-error.link-loop': ({ file }: { file: string }) =>
    `${file} is a link that leads back to itself. Remove it.`,
  'edit-error.dangling-link': ({ file, goal }: { file: string; goal: string }) =>
    `${file} is a link to ${goal}, which does not exist. Create that file or remove the link, then try again.`,
  'edit-error.no-home': ({ folder }: { folder: string }) =>
    `The folder ${folder} does not exist. Start Codex once, or name another folder with CODEX_HOME.`,
  'edit-error.no-right': ({ file }: { file: string }) => `You may not read ${file}. Nothing was changed.`,
  'edit-error.not-readable': ({ file, code }: { file: string; code: string }) =>
    `${file} could not be read (${code}). Nothing was changed.`,
  'edit-error.hard-links': ({ file, links }: { file: string; links: number }) =>
    `${file} has ${links} hard links, and an edit would separate them. Make it a file of its own or a symbolic link, then try again. Nothing was changed.`,
  'edit-error.read-only-file': ({ file }: { file: string }) =>
    `${file} is read-only. Make it writable for you, then try again. Nothing was changed.`,
  'edit-error.owner': ({ file }: { file: string }) =>
    `${file} belongs to another user or group, which an edit by you would change. Nothing was changed.`,
  'edit-error.attributes': ({ file, why }: { file: string; why: Clause }) =>
    `${file} has access rules or attributes that an edit by you would lose (${why}). Nothing was changed.`,
  'edit-error.changed': ({ file }: { file: string }) =>
    `${file} was changed by another program during the edit. Nothing was written. Try again.`,
  'edit-error.made': ({ file }: { file: string }) =>
    `${file} was made by another program during the edit. Nothing was written. Try again.`,
  'edit-error.disk-full': ({ file }: { file: string }) =>
    `${file} could not be written: the disk is full. Free some space, then try again. Nothing was changed.`,
  'edit-error.read-only-folder': ({ folder }: { folder: string }) =>
    `You may not write to the folder ${folder}. Make it writable, then try again. Nothing was changed.`,
  'edit-error.read-only-disk': ({ folder }: { folder: string }) =>
    `${folder} is on a read-only disk. Nothing was changed.`,
  'edit-error.not-written': ({ file, why }: { file: string; why: string }) =>
    `${file} could not be written (${why}). Nothing was changed.`,
  'edit-error.no-copy': ({ file, folder, code }: { file: string; folder: string; code: string }) =>
    `A copy of ${file} could not be saved in ${folder} (${code}). Nothing was changed.`,
  'edit-error.no-copy.disk-full': ({ file, folder }: { file: string; folder: string }) =>
    `A copy of ${file} could not be saved in ${folder} (the disk is full). Nothing was changed.`,
  'edit-error.no-undo': ({ place, why }: { place: string; why: string }) =>
    `What undo needs could not be saved in ${place} (${why}). Nothing was changed.`,
  'edit-error.busy': ({ file, seconds }: { file: string; seconds: number }) =>
    `Another edit of ${file} has been under way for ${seconds} s. Try again. Nothing was changed.`,
  'edit-error.not-verified': ({ file }: { file: string }) =>
    `${file} was written, but another program changed it at once. Look at it, then try again.`,
};

export const editErrorMessage = messageMaker(editError);
