import { useReader } from './reader.tsx';

/** A sentence in the words of the host, which are English whatever the page speaks. */
export function HostText({ children }: { readonly children: string }) {
  const { language } = useReader();
  return language === 'en' ? children : <span lang="en">{children}</span>;
}
