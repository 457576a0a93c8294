/*
 * A request for approval, and what people decided about it. Why each constraint:
 * - unique idempotency key: the same request, through however many replicas, is one;
 * - open_groups are the groups of the parts that are not met: what "waits for me" looks up, by a GIN index;
 * - a decision is unique per request for who decided and for whose part it was, so that no person has two parts, whatever
 *   replicas do at the same time;
 * - decisions are append-only: the portal's role takes UPDATE, DELETE and TRUNCATE from itself.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('requests', table => {
    table.uuid('id').primary();
    table.text('idempotency_key').notNullable().unique();
    table.text('input_hash').notNullable();
    table.text('opened_by').notNullable();
    table.text('kind').notNullable();
    table.text('state').notNullable();
    table.text('waiting_for');
    table.text('subject_type').notNullable();
    table.text('subject_ref').notNullable();
    table.text('subject_hash').notNullable();
    table.text('subject_title').notNullable();
    table.text('subject_url');
    table.text('requester').notNullable();
    table.specificType('authors', 'text[]').notNullable();
    table.text('reason').notNullable();
    table.jsonb('evidence').notNullable();
    table.text('team');
    table.text('environment');
    table.text('sensitivity');
    table.double('monthly_cost');
    table.specificType('entities', 'text[]').notNullable();
    table.jsonb('terms');
    table.jsonb('requirements').notNullable();
    table.specificType('open_groups', 'text[]').notNullable();
    table.timestamp('due_at', { useTz: true }).notNullable();
    table.timestamp('expires_at', { useTz: true }).notNullable();
    table.uuid('decision_id');
    table.timestamp('decided_at', { useTz: true });
    table.timestamp('created_at', { useTz: true }).notNullable();
    table.timestamp('updated_at', { useTz: true }).notNullable();
    table.index(['created_at', 'id'], 'requests_newest');
    table.index(['state', 'due_at', 'id'], 'requests_due');
    table.index(['state', 'expires_at'], 'requests_expiring');
    table.index(['subject_type', 'subject_ref'], 'requests_subject');
    table.index(['requester', 'created_at'], 'requests_mine');
    table.index('open_groups', 'requests_groups', 'gin');
    table.index('entities', 'requests_entities', 'gin');
  });
  await knex.schema.createTable('decisions', table => {
    table.uuid('id').primary();
    table.uuid('request').notNullable().references('requests.id');
    table.text('requirement').notNullable();
    table.text('actor').notNullable();
    table.text('represented').notNullable();
    table.text('verdict').notNullable();
    table.text('reason');
    table.timestamp('at', { useTz: true }).notNullable();
    table.unique(['request', 'actor']);
    table.unique(['request', 'represented']);
  });
  await knex.raw(
    'revoke update, delete, truncate on decisions from current_user',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('decisions');
  await knex.schema.dropTable('requests');
};
