import type { Refusal } from './types';

/** What a refusal says to the person. */
export const REFUSALS: Readonly<Record<Refusal, string>> = {
  requester: 'You asked for this, so somebody else decides it.',
  author: 'You made what is to be approved, so somebody else decides it.',
  'decided-already':
    'You have decided one part already; another person decides the others.',
  'met-already': 'Enough people have approved this part.',
  'not-a-member': 'You are in none of the groups that are asked.',
  'unknown-part': 'The request has no such part.',
};

/** Why nobody decides about an access yet. */
export const REVIEWED_LATER =
  'The access is reviewed once it has ended. Until then it can be ended.';
