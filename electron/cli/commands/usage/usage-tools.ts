import { unknownWord } from '../../../core/collections/closest.ts';
import type { Command } from '../../run/command.ts';
import { readTools } from '../../run/load.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { TOOLS } from '../../run/quick.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { toolsView } from '../../views/usage/tools-view.ts';
import { noWords } from '../no-words.ts';
import { readSpan } from './usage-options.ts';
import { usageOptions } from './usage-specs.ts';

const formats = ['text', 'json'] as const;

/** Of the options of `usage`, those that go with calls of tools. */
const taken: ReadonlySet<string> = new Set(['since', 'until', 'format']);

/**
 * Reports calls of tools by day.
 *
 * @throws CliError with exit code 2.
 */
export function prepareTools(
  [, ...more]: readonly string[],
  options: GivenOptions,
): ReturnType<Command['prepare']> {
  noWords(`usage ${TOOLS}`, more);
  const other = Object.keys(usageOptions).find((name) => options.has(name) && !taken.has(name));
  if (other !== undefined) {
    throw wrongUsage(
      'conflicting-options',
      `--${other} counts tokens. usage ${TOOLS} takes --since and --until.`,
    );
  }
  const query = readSpan(options);
  const isJson = asksForJson(options);
  return async (session) => {
    const report = await readTools(session, query);
    if (isJson) await session.printJson(report);
    else await session.printLines(toolsView(report, localeContextOf(session)));
    return 0;
  };
}

function asksForJson(options: GivenOptions): boolean {
  const given = options.text('format');
  if (given === undefined) return options.has('json');
  const format = formats.find((each) => each === given);
  if (format === undefined) throw wrongUsage('unknown-format', unknownWord('format', given, formats));
  if (options.has('json') && format !== 'json') {
    throw wrongUsage('conflicting-options', `--json and --format ${format} exclude each other. Give one.`);
  }
  return format === 'json';
}
