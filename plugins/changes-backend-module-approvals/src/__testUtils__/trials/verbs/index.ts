import type { Verb } from '../types';
import {
  answer,
  approve,
  askBack,
  comment,
  endLending,
  lend,
  openRequest,
  reject,
  withdrawRequest,
} from './approvals';
import { breakGlass, endAccess } from './breakGlass';
import { create, propose, withdraw } from './changeSets';
import { discardDraft, proposeDraft, saveDraft } from './drafts';
import { importPush, render, restore, verify } from './history';
import { resumeRollOut, stopRollOut } from './rollOuts';
import { releaseUpgrade } from './upgrades';

/** Every verb of changes, history and approvals that writes; those that touch most come first. */
export const VERBS: readonly Verb[] = [
  create,
  propose,
  approve,
  breakGlass,
  endAccess,
  withdraw,
  restore,
  importPush,
  stopRollOut,
  resumeRollOut,
  releaseUpgrade,
  saveDraft,
  proposeDraft,
  discardDraft,
  openRequest,
  withdrawRequest,
  reject,
  comment,
  askBack,
  answer,
  lend,
  endLending,
  verify,
  render,
];
