import type { Contract } from '@waymark/openapi/generator';
import * as common from '@waymark/plugin-tenants-common';

/** What the tenants plugin says over HTTP. */
export const contract: Contract = {
  pluginId: 'tenants',
  finding: 'Finding',
  components: {
    CleanUpRequest: common.cleanUpRequestSchema,
    CleanUpResult: common.cleanUpResultSchema,
    Draft: common.draftSchema,
    DraftWrite: common.draftWriteSchema,
    Finding: common.findingSchema,
    FinishRequest: common.finishRequestSchema,
    GoldenPathPreview: common.goldenPathPreviewSchema,
    GoldenPathValues: common.goldenPathValuesSchema,
    HeldEnvironment: common.heldEnvironmentSchema,
    LedgerEntry: common.ledgerEntrySchema,
    LedgerRecord: common.ledgerRecordSchema,
    NamespaceList: common.namespaceListSchema,
    NamespaceView: common.namespaceViewSchema,
    PreviewRequest: common.previewRequestSchema,
    ProvisioningRun: common.provisioningRunSchema,
    ProvisionRequest: common.provisionRequestSchema,
    ProvisionResult: common.provisionResultSchema,
    QuotaLine: common.quotaLineSchema,
    Repository: common.repositorySchema,
    RunLink: common.runLinkSchema,
    RunPage: common.runPageSchema,
    RunRequest: common.runRequestSchema,
    RunStep: common.runStepSchema,
    RunSummary: common.runSummarySchema,
    ServiceEnvironment: common.serviceEnvironmentSchema,
    ServiceList: common.serviceListSchema,
    ServiceView: common.serviceViewSchema,
    StepRecord: common.stepRecordSchema,
    TemplateRef: common.templateRefSchema,
  },
  queries: {
    listNamespaces: common.teamQuerySchema,
    listRuns: common.runQuerySchema,
    listServices: common.teamQuerySchema,
  },
};
