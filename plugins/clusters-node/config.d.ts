export interface Config {
  kubernetes?: {
    /**
     * Path of a kubeconfig, or several joined as in the variable KUBECONFIG. Contexts that authenticate with a token
     * become clusters. Left out: no cluster is connected.
     *
     * @default none
     */
    kubeconfig?: string;
  };
}
