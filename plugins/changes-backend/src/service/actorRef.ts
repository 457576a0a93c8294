/** Who is meant: a name is a person of the catalog, an address is of who pushed with it; a reference is what it is. */
export function actorRef(actor: string): string {
  if (actor.includes(':')) return actor;
  return actor.includes('@') ? `git:${actor}` : `user:default/${actor}`;
}
