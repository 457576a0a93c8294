export interface Config {
  /** Who may do what in the portal. */
  access?: {
    /**
     * Groups per role, as entity references (`group:default/<name>`); a person holds the roles of their groups. 1 to 100
     * groups a role; a role that is left out is held by nobody. `admin` must be given.
     *
     * @deepVisibility frontend
     */
    roles?: {
      /** Ships services and models for their team. @default nobody */
      developer?: string[];
      /** Approves risky requests. @default nobody */
      reviewer?: string[];
      /** Owns offerings, configuration and policies. @default nobody */
      'platform-engineer'?: string[];
      /** Is on call for the platform. @default nobody */
      operator?: string[];
      /** Reads adoption, reliability and cost. @default nobody */
      executive?: string[];
      /** Gives roles to groups; may do everything. Required: the portal does not start without one. */
      admin?: string[];
    };
  };
}
