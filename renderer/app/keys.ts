/** What a key does on the page; null where it is left to the browser. */
export type KeyAction = 'refresh' | 'leave' | 'conceal' | 'analytics' | 'tokens' | 'help' | null;

const letters: Readonly<Record<string, KeyAction>> = {
  r: 'refresh',
  p: 'conceal',
  a: 'analytics',
  t: 'tokens',
  '?': 'help',
};

/** R refreshes, P hides what is private, A, T and ? open a view and Esc leaves it, unless typed into a field or already taken by something inside. */
export function keyAction(
  event: Pick<
    KeyboardEvent,
    'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'defaultPrevented' | 'target'
  >,
): KeyAction {
  if (event.defaultPrevented || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return null;
  if (event.key === 'Escape') return 'leave';
  const action = letters[event.key.toLowerCase()];
  if (action === undefined) return null;
  const target = event.target;
  const typing =
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
  return typing ? null : action;
}

/** Follows the keys of a document; returns the function that stops. */
export function listenForKeys(
  page: Document,
  actions: Record<NonNullable<KeyAction>, () => void>,
): () => void {
  const onKey = (event: KeyboardEvent) => {
    const action = keyAction(event);
    if (action !== null) actions[action]();
  };
  page.addEventListener('keydown', onKey);
  return () => page.removeEventListener('keydown', onKey);
}
