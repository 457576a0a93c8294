import { WAYMARK } from '@waymark/gitops';
import { attribute } from './attribute';

const ID = '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41';
const emil = { name: 'Emil', email: 'Emil.Sorensen@meridian.example' };
const dara = { name: 'Dara', email: 'dara.novak@meridian.example' };

type Message = Parameters<typeof attribute>[0];

const message = (rest: Partial<Message> = {}): Message => ({
  author: emil,
  committer: emil,
  subject: 'Say something',
  message: 'Say something',
  parents: ['a'.repeat(40)],
  trailers: [],
  ...rest,
});
const ofChangeSet = message({
  committer: WAYMARK,
  trailers: [
    ['Waymark-Change-Set', ID],
    ['Waymark-Actor', 'user:default/ada-okafor'],
    ['Waymark-Reason', 'Add search'],
    ['Waymark-Door', 'cli'],
    ['Waymark-Approvals', 'b, a'],
  ],
});

describe('attribute', () => {
  it('names the address of who pushed by hand', () => {
    expect(attribute(message())).toEqual({
      actor: 'git:emil.sorensen@meridian.example',
      door: 'hand',
      approvals: [],
      reason: 'Say something',
    });
  });

  it('names who asked for a change set, by which door, and the approvals it had', () => {
    expect(attribute(ofChangeSet)).toEqual({
      actor: 'user:default/ada-okafor',
      door: 'cli',
      changeSet: ID,
      approvals: ['a', 'b'],
      reason: 'Add search',
    });
  });

  it('says portal of change sets from before doors were written down', () => {
    const trailers = ofChangeSet.trailers.filter(
      ([key]) => key !== 'Waymark-Door',
    );
    expect(attribute({ ...ofChangeSet, trailers }).door).toBe('portal');
  });

  it('says forge of a merge, who merged it, and whose change it was', () => {
    const merge = message({
      author: dara,
      committer: dara,
      parents: ['a'.repeat(40), 'b'.repeat(40)],
      trailers: [
        ['Reviewed-on', 'http://localhost/pulls/1'],
        ['Reviewed-by', 'Fatima <fatima.haddad@meridian.example>'],
        ['Reviewed-by', 'Dara <dara.novak@meridian.example>'],
      ],
    });
    expect(attribute(merge, ofChangeSet)).toEqual({
      actor: 'user:default/ada-okafor',
      mergedBy: 'git:dara.novak@meridian.example',
      door: 'forge',
      changeSet: ID,
      approvals: [
        'git:dara.novak@meridian.example',
        'git:fatima.haddad@meridian.example',
      ],
      reason: 'Add search',
    });
  });

  it('says forge of a squash, and finds its change set in the message', () => {
    const squash = message({
      author: dara,
      committer: dara,
      subject: 'Add search (#7)',
      message: `Add search (#7)\n\nAsked for by user:default/ada-okafor.\n\nChange set ${ID}`,
    });
    expect(attribute(squash)).toMatchObject({
      actor: 'user:default/ada-okafor',
      mergedBy: 'git:dara.novak@meridian.example',
      door: 'forge',
      changeSet: ID,
    });
  });

  it('says forge of a change set that the forge rebased', () => {
    expect(attribute({ ...ofChangeSet, committer: dara })).toMatchObject({
      actor: 'user:default/ada-okafor',
      mergedBy: 'git:dara.novak@meridian.example',
      door: 'forge',
    });
  });

  it('keeps the door of a change request that the portal merged', () => {
    const merged = {
      ...ofChangeSet,
      committer: dara,
      parents: ['a'.repeat(40), 'b'.repeat(40)],
    };
    expect(attribute(merged).door).toBe('cli');
  });

  it('takes no change set, door or text that is none', () => {
    const forged = message({
      subject: `${'x'.repeat(499)}😀`,
      trailers: [
        ['Waymark-Change-Set', "'; drop table history"],
        ['Waymark-Door', 'window'],
        ['Waymark-Actor', 'user:default/hugo-martins'],
      ],
    });
    const { actor, changeSet, door, reason } = attribute(forged);
    expect({ actor, changeSet, door }).toEqual({
      actor: 'git:emil.sorensen@meridian.example',
      changeSet: undefined,
      door: 'hand',
    });
    // Not half a character, which a database would change.
    expect(reason).toBe('x'.repeat(499));
  });
});
