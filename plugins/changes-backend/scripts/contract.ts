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
    CompilerUpgrade: common.compilerUpgradeSchema,
    Delivery: common.deliverySchema,
    DocumentEdit: common.editSchema,
    DocumentFinding: common.documentFindingSchema,
    DocumentPage: common.documentPageSchema,
    DocumentPreview: common.documentPreviewSchema,
    Drift: common.driftSchema,
    HeldDocument: common.heldDocumentSchema,
    IntentCommit: common.intentCommitSchema,
    IntentDocument: common.intentDocumentSchema,
    ObjectChange: common.objectChangeSchema,
    PreviewRequest: common.previewRequestSchema,
    ReconcilerRun: common.reconcilerRunSchema,
    ReconcilerRunPage: common.reconcilerRunPageSchema,
    ReconcilerStatus: common.reconcilerStatusSchema,
    TouchedDocument: common.touchedDocumentSchema,
    Replay: common.replaySchema,
    UpgradeRelease: common.upgradeReleaseSchema,
    UpgradeStatus: common.upgradeStatusSchema,
  },
  queries: {
    listChangeSets: common.changeSetQuerySchema,
    listCommits: common.commitQuerySchema,
    getDrift: common.driftQuerySchema,
    listDocuments: common.documentQuerySchema,
    listReconcilerRuns: common.reconcilerRunQuerySchema,
  },
};
