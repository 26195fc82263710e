import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A linked worktree at `p` and the repository at `m` that it belongs to, each part as git writes it or not. */
export interface GitLayout {
  readonly name: string;
  /** Whether trust of `m` counts for `p/.codex`. Seen with Codex 0.171.0. */
  readonly trusted: boolean;
  /** The git folder below `m`. Default `.git`. */
  readonly git?: string;
  /** The worktree's own folder below the git folder. Default `worktrees/x`. */
  readonly own?: string;
  /** The text of the worktree's `.git` file; `own` is the worktree's own folder, absolute. */
  readonly file?: (own: string) => string;
  /** The text of `commondir`, or null for none. Default `../../..`. */
  readonly common?: string | null;
  /** The text of `gitdir`, or null for none; `p` is the worktree, absolute. */
  readonly back?: ((p: string) => string) | null;
  /** What else there is. */
  readonly more?: (root: string) => void;
}

/** Makes the layout in `root` and returns its two folders. */
export function makeLayout(root: string, layout: GitLayout): { p: string; m: string } {
  const { git = '.git', own = 'worktrees/x', common = '../..\n', back, file, more } = layout;
  const [p, m] = [join(root, 'p'), join(root, 'm')];
  const ownFolder = join(m, git, own);
  write(join(p, '.codex/config.toml'), 'model = "project"\n');
  write(join(m, git, 'HEAD'), 'ref: refs/heads/main\n');
  write(join(ownFolder, 'HEAD'), 'ref: refs/heads/x\n');
  if (common !== null) write(join(ownFolder, 'commondir'), common);
  if (back !== null) write(join(ownFolder, 'gitdir'), back?.(p) ?? `${p}/.git\n`);
  write(join(p, '.git'), file?.(ownFolder) ?? `gitdir: ${ownFolder}\n`);
  more?.(root);
  return { p, m };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const beside = (text: string) => (root: string) => write(join(root, 'm/.git'), text);

/** Worktrees and repositories in every shape that was tried. */
export const gitLayouts: readonly GitLayout[] = [
  { name: 'a linked worktree', trusted: true },
  { name: 'a worktree of a bare repository', trusted: false, git: 'proj.git' },
  { name: 'a bare repository without a name', trusted: false, git: '.bare' },
  { name: 'a git folder deeper down', trusted: false, git: 'x/.git' },
  {
    name: 'a bare repository that a file names',
    trusted: true,
    git: '.bare',
    more: beside('gitdir: .bare\n'),
  },
  {
    name: 'a bare repository that no file names',
    trusted: false,
    git: '.bare',
    more: beside('gitdir: .zz\n'),
  },
  { name: 'a bare repository beside a file of junk', trusted: false, git: '.bare', more: beside('junk') },
  {
    name: 'a bare repository that a link names',
    trusted: true,
    git: '.bare',
    more: (root) => symlinkSync('.bare', join(root, 'm/.git')),
  },
  {
    name: 'a bare repository beside another repository',
    trusted: false,
    git: '.bare',
    more: (root) => write(join(root, 'm/.git/HEAD'), 'ref: refs/heads/main\n'),
  },
  {
    name: 'a git folder that is a link',
    trusted: true,
    more: (root) => {
      renameSync(join(root, 'm/.git'), join(root, 'moved'));
      symlinkSync('../moved', join(root, 'm/.git'));
    },
  },
  {
    name: 'a worktree of a submodule',
    trusted: false,
    git: '.git/modules/sm',
    more: (root) => write(join(root, 'm/.git/HEAD'), 'x'),
  },
  { name: 'a submodule', trusted: false, own: 'modules/x' },
  { name: 'no common folder', trusted: false, common: null },
  { name: 'an empty common folder', trusted: false, common: '' },
  { name: 'another common folder', trusted: false, common: '..\n' },
  { name: 'a common folder with blanks', trusted: true, common: ' ../.. \r\n' },
  { name: 'no way back', trusted: false, back: null },
  { name: 'a way back to the folder', trusted: false, back: (p) => `${p}\n` },
  { name: 'a way back to another worktree', trusted: false, back: (p) => `${p}/other/.git\n` },
  { name: 'a way back of two lines', trusted: false, back: (p) => `${p}/.git\nx\n` },
  { name: 'a way back by a detour', trusted: true, back: (p) => `${p}/../p/.git/\n` },
  { name: 'a way back that is relative', trusted: true, back: () => '../../../../p/.git\n' },
  { name: 'no blank after the colon', trusted: true, file: (own) => `gitdir:${own}` },
  { name: 'blanks and lines around', trusted: true, file: (own) => `\n  gitdir: \t${own}/  \r\n\n` },
  { name: 'a relative place', trusted: true, file: () => 'gitdir: ../m/.git/worktrees/x\n' },
  { name: 'a line before', trusted: false, file: (own) => `x\ngitdir: ${own}\n` },
  { name: 'a line after', trusted: false, file: (own) => `gitdir: ${own}\nx\n` },
  { name: 'capitals', trusted: false, file: (own) => `GITDIR: ${own}\n` },
  { name: 'a byte-order mark', trusted: false, file: (own) => `\uFEFFgitdir: ${own}\n` },
  { name: 'junk', trusted: false, file: () => 'junk' },
  { name: 'nothing', trusted: false, file: () => '' },
  { name: 'a repository that is gone', trusted: false, file: (own) => `gitdir: ${own}/gone\n` },
  { name: 'the repository itself', trusted: false, file: (own) => `gitdir: ${own}/../..\n` },
  {
    name: "a link to another worktree's file",
    trusted: false,
    back: (p) => `${p}/../q/.git\n`,
    more: (root) => {
      mkdirSync(join(root, 'q'));
      renameSync(join(root, 'p/.git'), join(root, 'q/.git'));
      symlinkSync('../q/.git', join(root, 'p/.git'));
    },
  },
];
