import Router from 'express-promise-router';
import { z } from 'zod';
import type { ForgeContext } from '../context';
import { requireAdmin } from '../http/authentication';
import { repositoryOf } from '../http/repository';
import { parseBody } from '../http/requests';
import { isRefName } from '../names';
import { HttpProblem, notFound } from '../problems';
import {
  findProtection,
  listProtections,
  writeProtections,
} from '../store/protections';
import type { ProtectionRecord } from '../store/records';
import type { StoredRepository } from '../store/repositories';

const logins = z.array(
  z.string().regex(/^[A-Za-z0-9._-]+$/, 'is not a user name'),
);

const rule = z.object({
  rule_name: z.string().optional(),
  branch_name: z.string().optional(),
  enable_push: z.boolean().optional(),
  enable_push_whitelist: z.boolean().optional(),
  push_whitelist_usernames: logins.optional(),
  enable_merge_whitelist: z.boolean().optional(),
  merge_whitelist_usernames: logins.optional(),
  enable_status_check: z.boolean().optional(),
  status_check_contexts: z.array(z.string()).optional(),
});
type RuleBody = z.infer<typeof rule>;

/** Gitea's `BranchProtection`. */
function protectionShape(record: ProtectionRecord) {
  return {
    branch_name: record.branch,
    rule_name: record.branch,
    priority: 0,
    enable_push: record.enablePush,
    enable_push_whitelist: record.pushUsers !== undefined,
    push_whitelist_usernames: record.pushUsers ?? [],
    push_whitelist_teams: [],
    push_whitelist_deploy_keys: false,
    enable_force_push: false,
    enable_merge_whitelist: record.mergeUsers !== undefined,
    merge_whitelist_usernames: record.mergeUsers ?? [],
    merge_whitelist_teams: [],
    enable_status_check: record.requiredStatuses !== undefined,
    status_check_contexts: record.requiredStatuses ?? [],
    required_approvals: 0,
    enable_approvals_whitelist: false,
    approvals_whitelist_username: [],
    approvals_whitelist_teams: [],
    block_on_rejected_reviews: false,
    block_on_official_review_requests: false,
    block_on_outdated_branch: false,
    dismiss_stale_approvals: false,
    ignore_stale_approvals: false,
    require_signed_commits: false,
    protected_file_patterns: '',
    unprotected_file_patterns: '',
    created_at: record.createdAt,
    updated_at: record.updatedAt,
  };
}

/** A list that counts only while its switch is on. */
function listed<T>(
  on: boolean | undefined,
  list: T[] | undefined,
  before: T[] | undefined,
) {
  const enabled = on ?? before !== undefined;
  return enabled ? list ?? before ?? [] : undefined;
}

function changed(
  before: Partial<ProtectionRecord>,
  branch: string,
  body: RuleBody,
) {
  const now = new Date().toISOString();
  return {
    branch,
    enablePush: body.enable_push ?? before.enablePush ?? false,
    pushUsers: listed(
      body.enable_push_whitelist,
      body.push_whitelist_usernames,
      before.pushUsers,
    ),
    mergeUsers: listed(
      body.enable_merge_whitelist,
      body.merge_whitelist_usernames,
      before.mergeUsers,
    ),
    requiredStatuses: listed(
      body.enable_status_check,
      body.status_check_contexts,
      before.requiredStatuses,
    ),
    createdAt: before.createdAt ?? now,
    updatedAt: now,
  };
}

async function replaceRule(
  repository: StoredRepository,
  branch: string,
  next?: ProtectionRecord,
) {
  const others = (await listProtections(repository)).filter(
    each => each.branch !== branch,
  );
  await writeProtections(repository, next ? [...others, next] : others);
}

/** Rules of protected branches. Only whole branch names, no patterns. */
export function protectionRoutes(context: ForgeContext) {
  const router = Router();
  const at = '/repos/:owner/:repo/branch_protections';
  const exclusively = <T>(
    { record }: StoredRepository,
    work: () => Promise<T>,
  ) => context.repositories.exclusively(record.owner, record.name, work);
  const existing = async (repository: StoredRepository, branch: string) => {
    const found = await findProtection(repository, branch);
    if (!found) throw notFound(`branch protection ${branch.slice(0, 100)}`);
    return found;
  };

  router.get(at, async (req, res) => {
    requireAdmin(res);
    const repository = await repositoryOf(context, req, res);
    res.json((await listProtections(repository)).map(protectionShape));
  });

  router.post(at, async (req, res) => {
    requireAdmin(res);
    const repository = await repositoryOf(context, req, res);
    const body = parseBody(rule, req);
    const branch = body.rule_name || body.branch_name || '';
    if (!isRefName(branch)) {
      throw new HttpProblem(
        422,
        'rule_name: the name of one branch is required',
      );
    }
    const record = await exclusively(repository, async () => {
      if (await findProtection(repository, branch)) {
        throw new HttpProblem(403, 'Branch protection already exist');
      }
      const next = changed({}, branch, body);
      await replaceRule(repository, branch, next);
      return next;
    });
    res.status(201).json(protectionShape(record));
  });

  router.get(`${at}/:rest(*)`, async (req, res) => {
    requireAdmin(res);
    const repository = await repositoryOf(context, req, res);
    res.json(protectionShape(await existing(repository, req.params.rest)));
  });

  router.patch(`${at}/:rest(*)`, async (req, res) => {
    requireAdmin(res);
    const repository = await repositoryOf(context, req, res);
    const body = parseBody(rule, req);
    const branch = req.params.rest;
    const record = await exclusively(repository, async () => {
      const next = changed(await existing(repository, branch), branch, body);
      await replaceRule(repository, branch, next);
      return next;
    });
    res.json(protectionShape(record));
  });

  router.delete(`${at}/:rest(*)`, async (req, res) => {
    requireAdmin(res);
    const repository = await repositoryOf(context, req, res);
    await exclusively(repository, async () => {
      await existing(repository, req.params.rest);
      await replaceRule(repository, req.params.rest);
    });
    res.status(204).end();
  });

  return router;
}
