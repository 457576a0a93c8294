import { z } from 'zod';
import type { Review, ReviewInput } from '../types';
import { toUser } from './convert';
import type { GiteaHttp } from './http';
import { giteaReview } from './schemas';

const STATES: Record<string, Review['verdict']> = {
  APPROVED: 'approved',
  REQUEST_CHANGES: 'changes-requested',
  COMMENT: 'commented',
};
const EVENTS: Record<ReviewInput['verdict'], string> = {
  approved: 'APPROVED',
  'changes-requested': 'REQUEST_CHANGES',
  commented: 'COMMENT',
};

/** Reviews of one change request. */
export class GiteaReviews {
  readonly #http: GiteaHttp;
  readonly #path: string;

  /** @param path - `/repos/<owner>/<name>/pulls/<number>`, encoded */
  constructor(http: GiteaHttp, path: string) {
    this.#http = http;
    this.#path = `${path}/reviews`;
  }

  /** What was asked for, begun or dismissed is no review. */
  async list(): Promise<Review[]> {
    const request = { operation: 'listReviews', path: this.#path };
    const reviews = await this.#http.list(request, z.array(giteaReview));
    return reviews.flatMap((review): Review[] => {
      const verdict = STATES[review.state];
      if (!verdict || !review.user || review.dismissed) return [];
      return [
        {
          user: toUser(review.user),
          verdict,
          body: review.body,
          sha: review.commit_id,
          at: new Date(review.submitted_at).toISOString(),
        },
      ];
    });
  }

  async create({ verdict, body, sha }: ReviewInput): Promise<void> {
    await this.#http.text({
      operation: 'reviewChangeRequest',
      method: 'POST',
      path: this.#path,
      body: { event: EVENTS[verdict], body: body ?? '', commit_id: sha },
    });
  }
}
