/** The runbooks are the documentation of the portal's own catalog entry. */
const AT = '/docs/default/component/waymark-portal/runbooks';

/** Addresses of the runbooks that pages lead to. */
export const RUNBOOKS = {
  heldDocument: `${AT}/held-document`,
  syncProduction: `${AT}/sync-production`,
  removeFromProduction: `${AT}/remove-from-production`,
} as const;
