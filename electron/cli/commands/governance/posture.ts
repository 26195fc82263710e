import { unknownWord } from '../../../core/collections/closest.ts';
import { type PostureArea, postureAreas } from '../../../shared/governance/posture.ts';
import type { Command } from '../../run/command.ts';
import { load } from '../../run/load.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { postureView } from '../../views/governance/posture-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';

export const postureCommand: Command = {
  name: 'posture',
  synopsis: '[AREA…]',
  summary: 'Show what Codex may do on this machine, and who decided that',
  completes: () => postureAreas,
  options: {},
  examples: [
    { line: 'posture', summary: 'All areas' },
    { line: 'posture execution network', summary: 'These alone' },
    {
      line: 'posture --json',
      summary: 'For an inventory: every server, hook, skill and plugin with its hash',
    },
  ],
  details: [
    `AREA is one of ${postureAreas.join(', ')}.`,
    'Each value has the layer that decided it; (locked) where your own config.toml cannot change it. What could hold a secret is written by kind and length.',
    'Nothing that a file names is run. When an extension was first seen is kept in the state folder.',
  ],
  prepare(words) {
    const areas = words.map(readArea);
    return async (session) => {
      await load(session);
      const report = await session.glance.postureReport();
      const isAsked = ({ area }: { readonly area: PostureArea }) =>
        areas.length === 0 || areas.includes(area);
      const asked = { ...report, entries: report.entries.filter(isAsked) };
      if (session.json) await session.printJson(asked);
      else await session.printLines(postureView(asked, localeContextOf(session)));
      return 0;
    };
  },
};

function readArea(word: string): PostureArea {
  const area = postureAreas.find((one) => one === word);
  if (area === undefined) throw wrongUsage('unknown-area', unknownWord('area', word, postureAreas));
  return area;
}
