import { versionOf } from './version-order.ts';

/** The answer of the release page. */
export type ReleaseAnswer =
  | { readonly state: 'release'; readonly version: string }
  | { readonly state: 'none'; readonly reason: string }
  | { readonly state: 'failed'; readonly reason: string };

const PATIENCE_MS = 10_000;

/** The answer for a release with many files has about 100 kB. */
const MOST_BYTES = 1024 * 1024;

/**
 * Asks one address for the newest release and reads only the tag of the answer. The request says nothing about this
 * machine, and no redirect to another host is followed.
 */
export async function askLatestRelease(url: string, signal: AbortSignal): Promise<ReleaseAnswer> {
  try {
    const response = await fetch(url, {
      redirect: 'error',
      credentials: 'omit',
      headers: { accept: 'application/vnd.github+json', 'user-agent': 'codex-glance' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    if (response.status === 404) {
      await response.body?.cancel();
      return { state: 'none', reason: 'No release is announced there.' };
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      return { state: 'failed', reason: `It answered with status ${response.status}.` };
    }
    return readAnswer(await readText(response));
  } catch (error) {
    return { state: 'failed', reason: whyOf(error) };
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Error('the answer is too long');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function readAnswer(text: string): ReleaseAnswer {
  const failed = { state: 'failed', reason: 'Its answer names no version.' } as const;
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return failed;
  }
  const tag = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'tag_name') : null;
  const version = typeof tag === 'string' ? versionOf(tag) : null;
  return version === null ? failed : { state: 'release', version };
}

/** Returns the cause that `fetch` hides below `fetch failed`. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? cause.message : error.message;
}
