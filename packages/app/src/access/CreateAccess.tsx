import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  taskCreatePermission,
  templateManagementPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { useParams } from 'react-router-dom';
import { appTranslationRef } from '../translation';
import { Guarded } from './Guarded';

type CreateAccessProps = { children: ReactNode };

/** The ordinary wizard, which asks everything before anyone says that it will not be accepted. The list is open to all. */
export function WizardAccess({ children }: CreateAccessProps) {
  const { t } = useTranslationRef(appTranslationRef);
  const { '*': template } = useParams();
  if (!template) return <>{children}</>;
  return (
    <Guarded permission={taskCreatePermission} what={t('access.wizardVerb')}>
      {children}
    </Guarded>
  );
}

/** The editor of templates, which Backstage shows to others as a page that does not exist. */
export function EditorAccess({ children }: CreateAccessProps) {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <Guarded
      permission={templateManagementPermission}
      what={t('access.editorVerb')}
    >
      {children}
    </Guarded>
  );
}
