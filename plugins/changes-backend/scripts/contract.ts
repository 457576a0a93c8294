import type { Contract } from '@waymark/openapi/generator';
import * as common from '@waymark/plugin-changes-common';

/** What the changes plugin says over HTTP. */
export const contract: Contract = {
  pluginId: 'changes',
  finding: 'DocumentFinding',
  components: {
    ChangeSet: common.changeSetSchema,
    ChangeSetPage: common.changeSetPageSchema,
    ChangeSetPreview: common.changeSetPreviewSchema,
    ChangeSetRequest: common.changeSetRequestSchema,
    CommitPage: common.commitPageSchema,
    DocumentEdit: common.editSchema,
    DocumentFinding: common.documentFindingSchema,
    DocumentPage: common.documentPageSchema,
    DocumentPreview: common.documentPreviewSchema,
    HeldDocument: common.heldDocumentSchema,
    IntentCommit: common.intentCommitSchema,
    IntentDocument: common.intentDocumentSchema,
    ObjectChange: common.objectChangeSchema,
    PreviewRequest: common.previewRequestSchema,
    ReconcilerRun: common.reconcilerRunSchema,
    ReconcilerStatus: common.reconcilerStatusSchema,
    TouchedDocument: common.touchedDocumentSchema,
  },
  queries: {
    listChangeSets: common.changeSetQuerySchema,
    listCommits: common.commitQuerySchema,
    listDocuments: common.documentQuerySchema,
  },
};
