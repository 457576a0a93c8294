import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  asOfQuerySchema,
  asOfSchema,
  comparisonQuerySchema,
  comparisonSchema,
  historyPageSchema,
  historyQuerySchema,
  lastVerificationSchema,
  restorationSchema,
  restoreRequestSchema,
  verificationSchema,
  verifyRequestSchema,
} from '@waymark/plugin-changes-common';
import { z } from 'zod';
import type { ConfigurationHistory } from '../history/types';
import { CHANGES, READS, registerVerb } from './registerVerb';

const EXAMPLE_PATH = 'platform/teams/assistant.yaml';
const EXAMPLE_DAY = '2026-05-04';

/** Registers the verbs of what was accepted intent, and when. */
export function registerHistoryActions(
  registry: ActionsRegistryService,
  { history }: { history: ConfigurationHistory },
): void {
  registerVerb(registry, {
    name: 'history',
    title: 'Search the history of documents',
    description:
      'Who changed which document when, by which door, approved by whom, and why: newest first. Pushes by hand are among it.',
    attributes: READS,
    input: historyQuerySchema,
    output: historyPageSchema,
    example: {
      title: 'Of one document',
      input: { path: EXAMPLE_PATH, since: EXAMPLE_DAY },
    },
    call: (query, caller) => history.search(query, caller),
  });

  registerVerb(registry, {
    name: 'as-of',
    title: 'Tell what was at a moment',
    description:
      'Documents as they were on branch main at a time or a commit, and how each came to be so.',
    attributes: READS,
    input: asOfQuerySchema,
    output: asOfSchema,
    example: {
      title: 'One document then',
      input: { at: EXAMPLE_DAY, path: EXAMPLE_PATH },
    },
    call: (query, caller) => history.asOf(query, caller),
  });

  registerVerb(registry, {
    name: 'compare',
    title: 'Compare two moments',
    description:
      'Documents that differ between two times or commits, field by field.',
    attributes: READS,
    input: comparisonQuerySchema,
    output: comparisonSchema,
    example: {
      title: 'What changed in a week',
      input: { before: EXAMPLE_DAY, after: '2026-05-11', path: 'platform/' },
    },
    call: (query, caller) => history.compare(query, caller),
  });

  registerVerb(registry, {
    name: 'restore',
    title: 'Restore what was',
    description:
      'Makes a change set that brings documents back as they were at a time or a commit, validated, approved and written like any other. With dryRun it says what it would do and writes nothing; else the same idempotency key gives the same change set.',
    attributes: CHANGES,
    input: restoreRequestSchema,
    output: restorationSchema,
    example: {
      title: 'See what restoring one document would do',
      input: { at: EXAMPLE_DAY, path: EXAMPLE_PATH, dryRun: true },
    },
    call: (request, caller) => history.restore(request, caller),
  });

  registerVerb(registry, {
    name: 'verify-history',
    title: 'Verify the chain of history',
    description:
      'Checks each row of history against the one before, and with replay against Git as well. Says the first that is not as it should be, and keeps that it was checked.',
    attributes: { readOnly: false, destructive: false, idempotent: true },
    input: verifyRequestSchema,
    output: verificationSchema,
    example: { title: 'Against Git as well', input: { replay: true } },
    call: (request, caller) => history.verify(request, caller),
  });

  registerVerb(registry, {
    name: 'verification',
    title: 'Tell the newest verification of history',
    description:
      'When the chain of history was checked last, and whether it held.',
    attributes: READS,
    input: z.strictObject({}),
    output: lastVerificationSchema,
    example: { title: 'The newest one', input: {} },
    call: (_, caller) => history.verification({}, caller),
  });
}
