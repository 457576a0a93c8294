import fc from 'fast-check';
import type { Requirement } from '@waymark/plugin-approvals-node';
import { isMet, verdictOf } from './isMet';
import { refusal, refusalOf, seatsOf } from './refusal';
import type { Case, Given, Member } from './types';

const part = (id: string, groups: string[], quorum = 1): Requirement => ({
  id,
  title: id,
  reason: id,
  groups,
  quorum,
});
const dara: Member = { ref: 'user:default/dara', groups: ['security'] };
const emil: Member = { ref: 'user:default/emil', groups: ['platform'] };
const both: Member = {
  ref: 'user:default/both',
  groups: ['security', 'platform'],
};
const base: Case = {
  requester: 'user:default/ada',
  authors: ['user:default/ben'],
  requirements: [
    part('security', ['security']),
    part('platform', ['platform']),
  ],
  given: [],
};
const approvedBy = (requirement: string, actor: string): Given => ({
  requirement,
  actor,
  represented: actor,
  verdict: 'approve',
});

describe('who may decide', () => {
  it.each<[string, Case, string, string, Member, string | undefined]>([
    ['a member', base, 'security', dara.ref, dara, undefined],
    ['no member', base, 'platform', dara.ref, dara, 'not-a-member'],
    ['a part that is not there', base, 'x', dara.ref, dara, 'unknown-part'],
    [
      'the requester, though a member',
      { ...base, requester: dara.ref },
      'security',
      dara.ref,
      dara,
      'requester',
    ],
    [
      'the author, though a member',
      { ...base, authors: [dara.ref] },
      'security',
      dara.ref,
      dara,
      'author',
    ],
    [
      'one who lends the part and is the requester',
      { ...base, requester: dara.ref },
      'security',
      emil.ref,
      dara,
      'requester',
    ],
    [
      'the requester, with a part that was lent',
      { ...base, requester: emil.ref },
      'security',
      emil.ref,
      dara,
      'requester',
    ],
    [
      'one person for two parts',
      { ...base, given: [approvedBy('security', both.ref)] },
      'platform',
      both.ref,
      both,
      'decided-already',
    ],
    [
      'one whose part was decided for them',
      {
        ...base,
        given: [{ ...approvedBy('security', emil.ref), represented: both.ref }],
      },
      'platform',
      both.ref,
      both,
      'decided-already',
    ],
    [
      'for somebody who has decided',
      { ...base, given: [approvedBy('security', both.ref)] },
      'platform',
      dara.ref,
      both,
      'decided-already',
    ],
    [
      'a part that is met',
      { ...base, given: [approvedBy('security', 'user:default/other')] },
      'security',
      dara.ref,
      dara,
      'met-already',
    ],
  ])('%s', (_, subject, id, actor, represented, expected) => {
    expect(refusal(subject, id, actor, represented)).toBe(expected);
  });

  it('offers own seats first, then those that were lent', () => {
    expect(seatsOf(base, dara, [emil])).toEqual([
      { requirement: 'security', represented: dara.ref },
      { requirement: 'platform', represented: emil.ref },
    ]);
    expect(refusalOf(base, dara, [])).toBeUndefined();
    expect(refusalOf({ ...base, requester: dara.ref }, dara, [])).toBe(
      'requester',
    );
  });
});

describe('what it comes to', () => {
  it('counts different people', () => {
    const two = part('security', ['security'], 2);
    const one = approvedBy('security', 'user:default/a');
    expect(isMet(two, [one, one])).toBe(false);
    expect(isMet(two, [one, approvedBy('security', 'user:default/b')])).toBe(
      true,
    );
  });

  it('whatever people try, nobody decides twice or their own, and each part has its quorum', () => {
    const people = ['a', 'b', 'c', 'd', 'e'].map(
      name => `user:default/${name}`,
    );
    const groups = ['security', 'platform'];
    const attempt = fc.record({
      actor: fc.constantFrom(...people),
      lender: fc.constantFrom(...people),
      requirement: fc.constantFrom('security', 'platform'),
      verdict: fc.constantFrom('approve' as const, 'reject' as const),
    });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...people), fc.subarray(groups)),
        fc.constantFrom(...people),
        fc.constantFrom(...people),
        fc.integer({ min: 1, max: 2 }),
        fc.array(attempt, { maxLength: 30 }),
        (membership, requester, author, quorum, attempts) => {
          const requirements = groups.map(group =>
            part(group, [group], quorum),
          );
          const given: Given[] = [];
          for (const { actor, lender, requirement, verdict } of attempts) {
            const subject = {
              requester,
              authors: [author],
              requirements,
              given,
            };
            if (verdictOf(subject) !== 'open') break;
            const represented = {
              ref: lender,
              groups: membership[lender] ?? [],
            };
            if (!refusal(subject, requirement, actor, represented)) {
              given.push({ requirement, actor, represented: lender, verdict });
            }
          }
          const took = given.flatMap(one => [
            ...new Set([one.actor, one.represented]),
          ]);
          expect(new Set(took).size).toBe(took.length);
          expect(took).not.toContain(requester);
          expect(took).not.toContain(author);
          for (const { requirement, represented } of given) {
            expect(membership[represented]).toContain(requirement);
          }
          const approved = verdictOf({ given, requirements }) === 'approved';
          expect(approved).toBe(
            given.length === 2 * quorum &&
              given.every(({ verdict }) => verdict === 'approve'),
          );
        },
      ),
    );
  });
});
