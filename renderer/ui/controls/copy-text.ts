/** What became of a wish to copy. `selected`: the text is marked, and the keys of the system copy it. */
export type Copied = 'copied' | 'selected';

/**
 * Copies the text of an element. The tray host grants the page no permissions, the clipboard's included,
 * so the browser's own copy command stands behind; it needs the text to be marked.
 */
export async function copyText(element: HTMLElement): Promise<Copied> {
  const page = element.ownerDocument;
  try {
    await navigator.clipboard.writeText(element.textContent);
    return 'copied';
  } catch {
    page.defaultView?.getSelection()?.selectAllChildren(element);
    return page.execCommand?.('copy') === true ? 'copied' : 'selected';
  }
}
