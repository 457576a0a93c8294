import type { ApprovalKind } from '@waymark/plugin-approvals-node';
import { BREAK_GLASS_KIND } from '@waymark/plugin-approvals-common';
import {
  costReview,
  laterReview,
  parts,
  platformReview,
  productionReview,
  secondPerson,
  securityReview,
  sensitiveData,
} from './rules';

const soon = { dueIn: { days: 2 }, expiresIn: { days: 14 } };
const unhurried = { dueIn: { days: 5 }, expiresIn: { days: 30 } };

/** The kinds that the platform comes with. */
export const builtInKinds: readonly ApprovalKind[] = [
  {
    id: 'configuration-change',
    title: 'Change of configuration',
    description:
      'Quotas, sizes, targets and policies of the platform, for every team.',
    openedBy: 'portal',
    terms: false,
    weighs: ['monthlyCost'],
    ...soon,
    requirements: parts(
      platformReview('Configuration holds for every team.'),
      productionReview,
      costReview,
    ),
  },
  {
    id: 'production-change',
    title: 'Change in production',
    description: 'Intent of a team that runs in production.',
    openedBy: 'portal',
    terms: false,
    weighs: ['monthlyCost', 'sensitivity'],
    ...soon,
    requirements: parts(secondPerson, sensitiveData, costReview),
  },
  {
    id: 'public-route',
    title: 'Public route',
    description: 'A service that anyone on the internet can reach.',
    openedBy: 'portal',
    terms: false,
    weighs: ['sensitivity'],
    ...soon,
    requirements: parts(
      securityReview(
        'Anyone on the internet can reach it, so TLS and firewall class are looked at first.',
      ),
      sensitiveData,
    ),
  },
  {
    id: 'custom-size',
    title: 'Size outside the profiles',
    description: 'CPU or memory that no size profile has.',
    openedBy: 'portal',
    terms: false,
    weighs: ['monthlyCost'],
    ...soon,
    requirements: parts(
      platformReview(
        'A size outside the profiles is checked against the capacity of the cluster.',
      ),
      productionReview,
      costReview,
    ),
  },
  {
    id: 'quota',
    title: 'More quota',
    description: 'A team needs more than its namespaces may take.',
    openedBy: 'people',
    terms: false,
    weighs: ['monthlyCost'],
    ...soon,
    requirements: parts(
      platformReview('Quota is given from the capacity of the organization.'),
      costReview,
    ),
  },
  {
    id: 'unpaved-request',
    title: 'Something without a golden path',
    description: 'What nobody has paved yet: say what is needed, and why.',
    openedBy: 'people',
    terms: false,
    weighs: ['monthlyCost', 'sensitivity'],
    ...unhurried,
    requirements: parts(
      platformReview('The platform sees what its paths do not offer.'),
      costReview,
      sensitiveData,
    ),
  },
  {
    id: 'exception',
    title: 'Exception from a rule',
    description:
      'A rule does not hold for one subject, for a time, with somebody who answers for it.',
    openedBy: 'people',
    terms: true,
    ...unhurried,
    requirements: parts(
      securityReview('A rule protects something; what does it instead?'),
      platformReview('The platform keeps the rule, so it knows who is exempt.'),
    ),
  },
  {
    id: BREAK_GLASS_KIND,
    title: 'Break-glass access',
    description:
      'Somebody took access to a namespace in an emergency, for a time. It is reviewed once it has ended.',
    openedBy: 'portal',
    terms: false,
    dueIn: { days: 2 },
    expiresIn: { days: 90 },
    requirements: parts(laterReview),
  },
];
