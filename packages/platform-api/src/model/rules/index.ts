import type { Finding } from '../../findings/finding';
import { fields } from './fields';
import { namespaceRules } from './namespaceRules';
import { webServiceRules } from './webServiceRules';

/** Rules that span fields. They run on raw input, so that all errors come at once. */
export function checkRules(input: unknown): Finding[] {
  const document = fields(input);
  const spec = fields(document.spec);
  const { name } = fields(document.metadata);
  const rules =
    document.kind === 'WebService' ? webServiceRules : namespaceRules;
  return rules
    .flatMap(rule => rule(spec, name))
    .filter((finding): finding is Finding => finding !== undefined);
}
