import type { Verb } from '../types';
import { approve, openRequest, withdrawRequest } from './approvals';
import { create, propose, withdraw } from './changeSets';
import { discardDraft, proposeDraft, saveDraft } from './drafts';
import { importPush, restore } from './history';

/** Every verb that is killed. */
export const VERBS: readonly Verb[] = [
  create,
  propose,
  approve,
  withdraw,
  restore,
  importPush,
  saveDraft,
  proposeDraft,
  discardDraft,
  openRequest,
  withdrawRequest,
];
