/** The local cluster's name in `platform/`, Argo CD, Backstage and the folders of branch rendered. */
export const CLUSTER_NAME = 'local';
