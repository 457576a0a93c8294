/** The service's name in the catalog, in the cluster and in its traces. */
export const NAME = '${{ values.name }}';

/** What it does, as its OpenAPI document says. */
export const DESCRIPTION = ${{ values.description | dump }};
