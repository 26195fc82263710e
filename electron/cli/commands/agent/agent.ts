import { unknownWord } from '../../../core/collections/closest.ts';
import type { Command } from '../../run/command.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { noWords } from '../no-words.ts';

const WORDS = {
  install: 'Have the system start it now and at each sign-in, after asking',
  uninstall: 'End it and take that back',
  status: 'Whether it is installed and runs, and how each target is',
} as const;

/** Options of installing and removing. */
const EDITS = ['dry-run', 'yes'];

export const agentCommand: Command = {
  name: 'agent',
  synopsis: '[install|uninstall|status]',
  summary: 'Export without a window: follow the targets of the settings until it is stopped',
  words: Object.entries(WORDS).map(([name, summary]) => ({ name, summary })),
  options: {
    'dry-run': {
      type: 'boolean',
      summary: 'With install or uninstall: print what would be written and run, and do nothing',
    },
    yes: { type: 'boolean', summary: 'With install or uninstall: do it without asking' },
    'no-start': { type: 'boolean', summary: 'With install: write the file, and leave the start to you' },
  },
  examples: [
    { line: 'agent', summary: 'Follows here, with a line a change on stderr; Ctrl-C ends it' },
    { line: 'agent install --dry-run', summary: 'The service that would be written' },
    { line: 'agent status', summary: 'Whether it runs, and what waits' },
  ],
  details: [
    'Does what the tray app and serve do for the targets of [[export]], and nothing where none is set up. Targets that are added, removed or switched off take effect at once. SIGTERM sends what waits for up to five seconds.',
    'Also runs org compliance pull from time to time where organisation.toml has a table [pull].',
    'install writes a systemd user unit, a launchd agent or a scheduled task of yours, shows it first, and starts it. It names the folders given by --codex-home and --state-dir. Secrets go into files that only you can read; on Linux, variables may be in agent.env of the state folder.',
    'The packaged app exports by itself while it runs, so it has no agent.',
  ],
  editsSettings: true,
  prepare([word, ...more], options) {
    const given = Object.keys(agentCommand.options).filter((name) => options.has(name));
    const only = (taken: readonly string[]) => {
      const other = given.find((name) => !taken.includes(name));
      if (other !== undefined) {
        throw wrongUsage('unexpected-option', `--${other} does not go with agent ${word ?? ''}`.trim());
      }
    };
    if (word === undefined) {
      only([]);
      if (options.has('json')) {
        throw wrongUsage('unexpected-option', 'agent writes lines for people. Use agent status --json.');
      }
      return async (session) => (await import('./run-agent.ts')).runAgent(session);
    }
    if (!Object.hasOwn(WORDS, word)) {
      throw wrongUsage('unknown-command', unknownWord('agent command', word, Object.keys(WORDS)));
    }
    noWords(`agent ${word}`, more);
    if (word === 'status') {
      only([]);
      return async (session) => (await import('./agent-service.ts')).showAgent(session, options);
    }
    only(word === 'install' ? [...EDITS, 'no-start'] : EDITS);
    return async (session) => {
      const { installService, uninstallService } = await import('./agent-service.ts');
      return (word === 'install' ? installService : uninstallService)(session, options);
    };
  },
};
