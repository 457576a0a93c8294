import type { Contract } from '@waymark/openapi/generator';
import * as common from '@waymark/plugin-approvals-common';

/** What the approvals plugin says over HTTP. */
export const contract: Contract = {
  pluginId: 'approvals',
  finding: 'ApprovalFinding',
  components: {
    Abilities: common.abilitiesSchema,
    Activity: common.activitySchema,
    ApprovalFinding: common.approvalFindingSchema,
    ApprovalKind: common.approvalKindSchema,
    ApprovalKindList: common.approvalKindListSchema,
    ApprovalRequest: common.approvalRequestSchema,
    ApprovalRequestDetail: common.approvalRequestDetailSchema,
    ApprovalRequestInput: common.approvalRequestInputSchema,
    ApprovalRequestPage: common.approvalRequestPageSchema,
    BreakGlass: common.breakGlassSchema,
    BreakGlassInput: common.breakGlassInputSchema,
    Decision: common.decisionSchema,
    DecisionInput: common.decisionInputSchema,
    Delegation: common.delegationSchema,
    DelegationInput: common.delegationInputSchema,
    DelegationList: common.delegationListSchema,
    Evidence: common.evidenceSchema,
    GivenApproval: common.givenApprovalSchema,
    Grant: common.grantSchema,
    GrantConfirmation: common.grantConfirmationSchema,
    HashedSubject: common.hashedSubjectSchema,
    MessageInput: common.messageInputSchema,
    PartDecision: common.partDecisionSchema,
    RequirementStatus: common.requirementStatusSchema,
    Subject: common.subjectSchema,
    Terms: common.termsSchema,
  },
  queries: {
    confirmGrant: common.grantQuerySchema,
    listRequests: common.approvalRequestQuerySchema,
  },
};
