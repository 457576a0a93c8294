import { useEffect } from 'react';
import {
  configApiRef,
  useApi,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import { titleOf } from './titleOf';

/**
 * Names the document after the page for those core pages that do not do it themselves. A page that sets a
 * title of its own does so later, and keeps its words; it is brought into the one form of titles.
 */
export function PageTitle() {
  const product = useApi(configApiRef).getOptionalString('app.title');
  const { items } = useBreadcrumbEntries();
  const page = items.at(-1)?.label;

  useEffect(() => {
    if (page) document.title = product ? `${page} · ${product}` : page;
  }, [page, product]);

  useEffect(() => {
    const unite = () => {
      const title = titleOf(document.title, product);
      if (title !== document.title) document.title = title;
    };
    const observer = new MutationObserver(unite);
    observer.observe(document.head, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    unite();
    return () => observer.disconnect();
  }, [product]);

  return null;
}
