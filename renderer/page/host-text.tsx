import { useReader } from './reader.tsx';

/** A sentence of the host, which speaks English: in the words of the page, where they are known. */
export function HostText({ children }: { readonly children: string }) {
  const { strings, conceal } = useReader();
  const text = conceal(children);
  return strings.host(text) ?? <span lang="en">{text}</span>;
}
