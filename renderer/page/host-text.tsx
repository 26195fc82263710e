import { useReader } from './reader.tsx';

/** A sentence in the words of the host, which are English whatever the page speaks. */
export function HostText({ children }: { readonly children: string }) {
  const { language, conceal } = useReader();
  const text = conceal(children);
  return language === 'en' ? text : <span lang="en">{text}</span>;
}
