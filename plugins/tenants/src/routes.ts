import { createRouteRef } from '@backstage/frontend-plugin-api';

export const startRouteRef = createRouteRef();
export const runsRouteRef = createRouteRef();
export const namespacesRouteRef = createRouteRef();
