/**
 * Returns bytes as text with its byte-order mark kept, so that encoding it gives the same bytes; null where not
 * UTF-8.
 */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
