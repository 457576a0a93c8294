import { z } from 'zod';
import { tenantNamespaceSchema } from './tenantNamespace';
import { webServiceSchema } from './webService';

/** Schema of each kind of document. */
export const documentSchemas = {
  WebService: webServiceSchema,
  TenantNamespace: tenantNamespaceSchema,
} as const;

/** The kinds of document there are. */
export type DocumentKind = keyof typeof documentSchemas;

/** The kinds of document there are, in a fixed order. */
export const DOCUMENT_KINDS = ['WebService', 'TenantNamespace'] as const;

/** Any document of intent. */
export const platformDocumentSchema = z.discriminatedUnion('kind', [
  webServiceSchema,
  tenantNamespaceSchema,
]);

/** See {@link platformDocumentSchema}. */
export type PlatformDocument = z.infer<typeof platformDocumentSchema>;
