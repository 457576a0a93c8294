import type { ForgeContext } from '../../context';
import { isEmpty, type StoredRepository } from '../../store/repositories';
import { stableId } from '../../store/repositories';
import type { User } from '../../store/users';
import { listPulls } from '../../pulls/store';

const LONG_AGO = '2024-01-01T00:00:00Z';

/** Gitea's `User`. */
export function userShape({ url }: ForgeContext, user: User) {
  return {
    id: user.id,
    login: user.login,
    login_name: '',
    source_id: 0,
    full_name: user.fullName,
    email: user.email,
    avatar_url: '',
    html_url: `${url}/${user.login}`,
    language: '',
    is_admin: user.admin,
    last_login: LONG_AGO,
    created: LONG_AGO,
    restricted: false,
    active: true,
    prohibit_login: false,
    location: '',
    website: '',
    description: '',
    visibility: 'public',
    followers_count: 0,
    following_count: 0,
    starred_repos_count: 0,
    username: user.login,
  };
}

/** `User` of a name that may be nobody's here, such as an organization's. */
export function accountShape(context: ForgeContext, login: string) {
  const user = context.users.get(login);
  return userShape(
    context,
    user ?? {
      id: stableId(login),
      login,
      fullName: '',
      email: '',
      admin: false,
    },
  );
}

/** Gitea's `Organization`. */
export function organizationShape(name: string) {
  return {
    id: stableId(name),
    name,
    full_name: '',
    email: '',
    avatar_url: '',
    description: '',
    website: '',
    location: '',
    visibility: 'public',
    repo_admin_change_team_access: true,
    username: name,
  };
}

/** Gitea's `Repository`. */
export async function repositoryShape(
  context: ForgeContext,
  repository: StoredRepository,
  user?: User,
) {
  const { record } = repository;
  const address = `${record.owner}/${record.name}`;
  const page = `${context.url}/${address}`;
  const open = await listPulls(repository, 'open');
  return {
    id: record.id,
    owner: accountShape(context, record.owner),
    name: record.name,
    full_name: address,
    description: record.description,
    empty: await isEmpty(repository),
    private: record.private,
    fork: false,
    template: false,
    parent: null,
    mirror: false,
    size: 0,
    language: '',
    languages_url: `${context.url}/api/v1/repos/${address}/languages`,
    html_url: page,
    url: `${context.url}/api/v1/repos/${address}`,
    link: '',
    ssh_url: '',
    clone_url: `${page}.git`,
    original_url: '',
    website: '',
    stars_count: 0,
    forks_count: 0,
    watchers_count: 0,
    open_issues_count: 0,
    open_pr_counter: open.length,
    release_counter: 0,
    default_branch: record.defaultBranch,
    archived: record.archived,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    permissions: {
      admin: user?.admin ?? false,
      push: user !== undefined,
      pull: true,
    },
    has_issues: false,
    has_wiki: false,
    has_pull_requests: true,
    has_projects: false,
    has_releases: false,
    has_packages: false,
    has_actions: false,
    ignore_whitespace_conflicts: false,
    allow_merge_commits: true,
    allow_rebase: false,
    allow_rebase_explicit: false,
    allow_squash_merge: true,
    allow_fast_forward_only_merge: false,
    default_merge_style: 'merge',
    avatar_url: '',
    internal: false,
    object_format_name: 'sha1',
    topics: [],
  };
}

/** What {@link repositoryShape} answers. */
export type RepositoryShape = Awaited<ReturnType<typeof repositoryShape>>;
