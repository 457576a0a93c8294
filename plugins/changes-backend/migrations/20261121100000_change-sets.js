/*
 * A change set as it was accepted, with what became of it. Why each constraint:
 * - unique idempotency key: the same request, through however many replicas, is one change set;
 * - edits and base stay as they were sent, so that a change set can be carried on after a crash;
 * - state moves on by compare-and-set, so that of two replicas only one writes the audit row.
 * A GIN index over teams serves "change sets of my team"; (created_at, id) serves pages.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('change_sets', table => {
    table.uuid('id').primary();
    table.text('idempotency_key').notNullable().unique();
    table.text('request_hash').notNullable();
    table.text('state').notNullable();
    table.text('mode').notNullable();
    table.text('author').notNullable();
    table.text('author_name').notNullable();
    table.text('author_email').notNullable();
    table.text('reason').notNullable();
    table.specificType('teams', 'text[]').notNullable();
    table.specificType('paths', 'text[]').notNullable();
    table.jsonb('edits').notNullable();
    table.text('base').notNullable();
    table.text('commit');
    table.integer('change_request_number');
    table.text('change_request_url');
    table.text('rendered_commit');
    table.timestamp('rendered_at', { useTz: true });
    table.jsonb('findings').notNullable().defaultTo('[]');
    table.jsonb('failure');
    table.timestamp('created_at', { useTz: true }).notNullable();
    table.timestamp('updated_at', { useTz: true }).notNullable();
    table.index(['created_at', 'id'], 'change_sets_newest');
    table.index(['state', 'created_at'], 'change_sets_open');
    table.index('teams', 'change_sets_teams', 'gin');
    table.index('paths', 'change_sets_paths', 'gin');
  });
  await knex.raw(
    `create index change_sets_not_rendered on change_sets (commit)
     where commit is not null and rendered_commit is null`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('change_sets');
};
