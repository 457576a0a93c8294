import { tenantNamespaceName } from '@waymark/platform-api';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { DocumentKindReader } from '../render';

const accessSchema = z.object({
  id: z.string(),
  team: z.string(),
  environment: z.string(),
  person: z.string(),
  user: z.string(),
  role: z.enum(['viewer', 'deployer']),
  reason: z.string(),
  expiresAt: z.string(),
});

/** Id of the grant of the tests. */
export const GRANT = '9b2f6a0e-3c1d-4a56-8f10-2d7c5b8e9a41';

/** Its path on main. */
export const GRANT_PATH = `grants/${GRANT}.yaml`;

/** A document that gives access, as the reader below reads it. */
export function grantYaml(more: Partial<z.infer<typeof accessSchema>> = {}) {
  return JSON.stringify({
    id: GRANT,
    team: 'assistant',
    environment: 'development',
    person: 'user:default/ada-okafor',
    user: 'ada.okafor@meridian.example',
    role: 'deployer',
    reason: 'The queue is stuck.',
    expiresAt: '2026-11-21T15:00:00.000Z',
    ...more,
  });
}

/** The files that it renders to. */
export function grantFiles(environment = 'development'): string[] {
  const namespace = tenantNamespaceName('assistant', environment);
  return [
    `argocd/local/application-break-glass-${GRANT}.yaml`,
    `local/${namespace}/_break-glass/${GRANT}/rolebinding-break-glass-${GRANT}.yaml`,
  ];
}

/** Reads grants, and confirms the texts that a test gave out, until the commit that ended them. */
export class TestGrants implements DocumentKindReader {
  readonly prefix = 'grants/';
  readonly given = new Set<string>();
  endedBy: string | undefined;

  read(content: string) {
    const access = accessSchema.parse(load(content));
    return { kind: 'Grant', name: access.id, access, findings: [] };
  }

  refuse: DocumentKindReader['refuse'] = async ({ contains, content }) => {
    const ended = this.endedBy && (await contains(this.endedBy));
    if (this.given.has(content) && !ended) return undefined;
    return {
      path: '',
      constraint: ended ? 'grant.ended' : 'grant.confirmed',
      value: undefined,
      message: 'It does not count.',
      fix: 'Remove it.',
      severity: 'error',
    };
  };
}
