export interface Config {
  metrics?: {
    /**
     * Who may read `/metrics`: `authorized` means services, such as Prometheus with a token of `backend.auth.externalAccess`.
     * @default authorized
     */
    access?: 'authorized' | 'public';
  };
}
