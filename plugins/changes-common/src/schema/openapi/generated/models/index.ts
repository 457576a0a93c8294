//

export * from '../models/ChangeSet.model';
export * from '../models/ChangeSetChangeRequest.model';
export * from '../models/ChangeSetDocumentsInner.model';
export * from '../models/ChangeSetFailure.model';
export * from '../models/ChangeSetPage.model';
export * from '../models/ChangeSetPreview.model';
export * from '../models/ChangeSetRendered.model';
export * from '../models/ChangeSetRequest.model';
export * from '../models/DocumentEdit.model';
export * from '../models/DocumentFinding.model';
export * from '../models/DocumentPage.model';
export * from '../models/DocumentPreview.model';
export * from '../models/ErrorError.model';
export * from '../models/ErrorResponse.model';
export * from '../models/HeldDocument.model';
export * from '../models/IntentDocument.model';
export * from '../models/ModelError.model';
export * from '../models/ObjectChange.model';
export * from '../models/PreviewRequest.model';
export * from '../models/ReconcilerRun.model';
export * from '../models/ReconcilerStatus.model';
export * from '../models/ReconcilerStatusIntent.model';
export * from '../models/ReconcilerStatusRendered.model';
