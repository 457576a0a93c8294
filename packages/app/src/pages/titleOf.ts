/** The one form of titles: what it is, most particular first, and the product last, with a point between. */
export function titleOf(title: string, product?: string): string {
  const parts = title.split(' | ').flatMap(part => part.split(' · '));
  const named = parts.filter(part => part !== '' && part !== product);
  return [...named, ...(product ? [product] : [])].join(' · ');
}
