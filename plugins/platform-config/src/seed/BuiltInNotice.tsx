import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import { EmptyState } from '@waymark/portal-ui';
import { ProposeDialog, Sentence } from '../change/ProposeDialog';
import type { Configuration } from '../configuration/configuration';
import { useEditDenial } from '../configuration/useEditDenial';
import { platformConfigTranslationRef } from '../translation';

/** Says that nothing of this is in Git yet, with the action that proposes it. */
export function BuiltInNotice({
  configuration: { commit, entries },
}: {
  configuration: Configuration;
}) {
  const { t } = useTranslationRef(platformConfigTranslationRef);
  const denial = useEditDenial();
  const count = entries.length;
  return (
    <EmptyState
      title={t('builtIn.title')}
      why={t('builtIn.why')}
      next={denial ? denial.whoCanGrant : t('builtIn.next')}
      action={
        !denial && (
          <DialogTrigger>
            <Button variant="primary">{t('builtIn.action')}</Button>
            <Dialog width={560}>
              <ProposeDialog
                title={t('builtIn.action')}
                verb={t('change.propose')}
                reason={t('builtIn.reason')}
                base={commit}
                edits={entries.map(({ path, content }) => ({
                  action: 'put',
                  path,
                  content,
                }))}
              >
                <Sentence>{t('builtIn.consequence', { count })}</Sentence>
              </ProposeDialog>
            </Dialog>
          </DialogTrigger>
        )
      }
    />
  );
}
