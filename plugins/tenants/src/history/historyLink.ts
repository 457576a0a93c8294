/** Where everything that was ever changed of a document, or in a folder that ends in a slash, is listed. */
export function historyLink(path: string): string {
  const params = new URLSearchParams({ view: 'audit', path });
  return `/configuration/history?${params}`;
}
