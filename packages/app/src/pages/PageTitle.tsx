import { useEffect } from 'react';
import {
  configApiRef,
  useApi,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';

/**
 * Names the document after the page for those core pages that do not do it themselves. A page that sets a
 * title of its own does so later, and keeps it.
 */
export function PageTitle() {
  const product = useApi(configApiRef).getOptionalString('app.title');
  const { items } = useBreadcrumbEntries();
  const page = items.at(-1)?.label;

  useEffect(() => {
    if (page) document.title = product ? `${page} · ${product}` : page;
  }, [page, product]);

  return null;
}
