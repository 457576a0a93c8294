const TENANT_PATH =
  /(?:^|[/\\])tenants[/\\]([^/\\]+)[/\\]([^/\\]+)[/\\][^/\\]+$/;

/** Team and environment of `…/tenants/<team>/<environment>/<document>.yaml`, as in the GitOps repository. */
export function tenantOf(path: string): {
  team?: string;
  environment?: string;
} {
  const [, team, environment] = TENANT_PATH.exec(path) ?? [];
  return { team, environment };
}
