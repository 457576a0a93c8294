import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { isUserEntity, RELATION_MEMBER_OF } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Member } from '../duties/types';

/** Tells who acts, and which groups people are members of. */
export class People {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    userInfo: UserInfoService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#userInfo = options.userInfo;
  }

  /** The caller; a plugin that acts on its own is a member of nothing. */
  async callerOf(credentials: BackstageCredentials): Promise<Member> {
    if (this.#auth.isPrincipal(credentials, 'service')) {
      return { ref: `service:${credentials.principal.subject}`, groups: [] };
    }
    return this.personOf(credentials);
  }

  /** @throws NotAllowedError when no person acts */
  async personOf(credentials: BackstageCredentials): Promise<Member> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError('Only a person does this. Sign in first.');
    }
    const { ownershipEntityRefs, userEntityRef } =
      await this.#userInfo.getUserInfo(credentials);
    return {
      ref: userEntityRef,
      groups: ownershipEntityRefs.filter(isGroup),
    };
  }

  /** Somebody who is not here, as the catalog knows them. */
  async memberOf(ref: string): Promise<Member> {
    const entity = await this.#entityOf(ref);
    const relations = entity?.relations ?? [];
    return {
      ref,
      groups: relations
        .filter(({ type }) => type === RELATION_MEMBER_OF)
        .map(({ targetRef }) => targetRef)
        .filter(isGroup),
    };
  }

  /** The person as clusters name them: by the e-mail address that the catalog has. */
  async userNameOf(ref: string): Promise<string | undefined> {
    const entity = await this.#entityOf(ref);
    return entity && isUserEntity(entity)
      ? entity.spec.profile?.email
      : undefined;
  }

  async #entityOf(ref: string) {
    return this.#catalog.getEntityByRef(ref, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
  }
}

/** Whether it is a plugin that acts on its own. */
export function isService(ref: string): boolean {
  return ref.startsWith('service:');
}

function isGroup(ref: string): boolean {
  return ref.startsWith('group:');
}
