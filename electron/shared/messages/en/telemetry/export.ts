import { capital } from '../../capital.ts';
import { type Clause, messageMaker } from '../../message.ts';

/** What is exported by OpenTelemetry, and whether that can be tested. */
export const exports = {
  'export.helper': () =>
    'Its headers come from a command that Codex runs and Glance does not, so no probe can ask as Codex would.',
  'export.prompts-decided': ({ on, by }: { on: boolean; by: Clause }) =>
    `prompt logging is ${on ? 'on' : 'off'}, because ${by}`,
  'export.prompts-off': () => 'prompt logging is off',
  'export.refuses': () => 'The configuration is invalid, so Codex does not start.',
  'export.invalid': ({ place }: { place: Clause }) =>
    `${capital(place)} is invalid, so no exporter of your own files is in force.`,
  'export.none': () => 'No exporter is set.',
  'export.exporter-invalid': () => 'The exporter is invalid.',
  'export.analytics-off': ({ by }: { by: Clause }) => `Analytics is off, because ${by}.`,
  'export.to-openai': () => 'It goes to OpenAI, and Codex leaves no trace of how that ended.',
  'export.analytics-off-before': ({ version, by }: { version: string; by: Clause }) =>
    `Before ${version} Codex sends no metrics with analytics off, because ${by}.`,
  'export.untested': () => 'Whether it arrives was not tested.',
  'export.environment-unread': ({ file, why }: { file: string; why: Clause }) =>
    `Not known: ${file} was not read (${why}), and a variable in it may redirect or stop the export.`,
};

export const exportMessage = messageMaker(exports);
