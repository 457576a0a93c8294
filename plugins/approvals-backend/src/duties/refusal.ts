import type { Case, Member, Refusal, Seat } from './types';
import { isMet } from './isMet';

/** Which reason is told first where there are several. */
const ORDER: readonly Refusal[] = [
  'requester',
  'author',
  'decided-already',
  'met-already',
  'not-a-member',
  'unknown-part',
];

/**
 * Why a person may not decide a part: nobody decides what they asked for or made, no person decides twice in a request,
 * and only members of the groups that the part asks for decide it.
 *
 * @param represented - whose part it is: the actor, or who lent it to them. Both have to be free to decide; membership is
 * that of who is represented.
 * @returns undefined when they may
 */
export function refusal(
  subject: Case,
  part: string,
  actor: string,
  represented: Member,
): Refusal | undefined {
  const requirement = subject.requirements.find(({ id }) => id === part);
  if (!requirement) return 'unknown-part';
  const people = [actor, represented.ref];
  if (people.includes(subject.requester)) return 'requester';
  if (subject.authors.some(author => people.includes(author))) return 'author';
  const took = subject.given.flatMap(one => [one.actor, one.represented]);
  if (people.some(person => took.includes(person))) return 'decided-already';
  if (!requirement.groups.some(group => represented.groups.includes(group))) {
    return 'not-a-member';
  }
  return isMet(requirement, subject.given) ? 'met-already' : undefined;
}

/** Every part that a person may decide now: for themselves first, then for those who lent them theirs. */
export function seatsOf(
  subject: Case,
  actor: Member,
  lenders: readonly Member[],
): Seat[] {
  const taken = new Set<string>();
  return [actor, ...lenders].flatMap(represented =>
    subject.requirements.flatMap(({ id }) => {
      if (taken.has(id) || refusal(subject, id, actor.ref, represented)) {
        return [];
      }
      taken.add(id);
      return [{ requirement: id, represented: represented.ref }];
    }),
  );
}

/** Why a person may decide no part at all; the reason that stands in the way of the most. */
export function refusalOf(
  subject: Case,
  actor: Member,
  lenders: readonly Member[],
): Refusal | undefined {
  if (seatsOf(subject, actor, lenders).length > 0) return undefined;
  const found = subject.requirements.flatMap(({ id }) =>
    [actor, ...lenders].flatMap(
      represented => refusal(subject, id, actor.ref, represented) ?? [],
    ),
  );
  return ORDER.find(reason => found.includes(reason)) ?? 'not-a-member';
}
