import { z } from 'zod';

/** Someone who can sign in at the local identity provider. */
export const personSchema = z.strictObject({
  /** Name of the User entity; also `preferred_username`. */
  login: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
  name: z.string().min(1),
  email: z.email(),
  /** What helps to choose between people: team and role. */
  hint: z.string(),
  /** References of their groups, as the catalog has them. */
  groups: z.array(z.string()),
});

/** {@inheritDoc personSchema} */
export type Person = z.infer<typeof personSchema>;

/** Where the identity provider keeps its keys and whom it lets in. */
export interface IdentityOptions {
  /** Folder of the signing and cookie keys (mode 0600), made when missing. */
  stateDir: string;
  /** Port on 127.0.0.1; 0 takes a free one. @defaultValue 0 */
  port?: number;
  people: readonly Person[];
  client: {
    id: string;
    secret: string;
    /** Where codes are sent: the portal's `/api/auth/oidc/handler/frame`. */
    redirectUris: readonly string[];
  };
}

/** A running identity provider. */
export interface RunningIdentity {
  /** Issuer, without trailing slash: `http://localhost:7071`. */
  url: string;
  /** Address of the OpenID discovery document. */
  metadataUrl: string;
  stop(): Promise<void>;
}
