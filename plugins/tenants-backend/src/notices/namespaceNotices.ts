import type { Notice } from '@waymark/outbox';
import type { NamespaceLifetime } from '@waymark/plugin-tenants-common';

const TOPIC = 'Namespaces';

/** Tells the team once that a sandbox ends soon, while a commit still renews it. */
export function expiringNotice(
  namespace: NamespaceLifetime,
  expiresAt: string,
): Notice {
  return {
    key: `namespace:${namespace.name}:${expiresAt}:expiring`,
    ...common(namespace),
    title: `Sandbox ${namespace.name} expires soon`,
    description: `It ends on ${inWords(
      expiresAt,
    )}. Any commit to its document renews it; otherwise its removal is proposed then.`,
    severity: 'normal',
  };
}

/** Tells the team once that a change request removes the namespace. */
export function proposedNotice(
  namespace: NamespaceLifetime,
  key: string,
  url: string | undefined,
): Notice {
  return {
    key: `${key}:proposed`,
    ...common(namespace),
    title: `Removing ${namespace.name} is proposed`,
    description:
      'Nothing goes before somebody has reviewed and merged the change request. Close it to keep the namespace; a commit to its document renews a sandbox.',
    severity: 'high',
    ...(url && { link: url }),
  };
}

function common({ name, team }: NamespaceLifetime) {
  return {
    to: [`group:default/${team}`],
    link: `/namespaces?name=${encodeURIComponent(name)}`,
    topic: TOPIC,
  };
}

/** `2026-05-04 12:00 UTC`: whoever reads it may be anywhere. */
function inWords(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}
