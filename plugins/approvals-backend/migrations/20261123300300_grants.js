/*
 * Approvals as documents of the GitOps repository. Written with the decision, brought there afterwards. Why each column:
 * - content and hash are fixed by the decision, so that whoever brings it there, after however many crashes, brings the same;
 * - next_try_at is the claim of who brings it, and when somebody else may try.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('grants', table => {
    table.uuid('request').primary().references('requests.id');
    table.uuid('decision').notNullable();
    table.text('content').notNullable();
    table.text('hash').notNullable();
    table.text('subject_hash').notNullable();
    table.timestamp('expires_at', { useTz: true });
    table.text('state').notNullable();
    table.text('commit');
    table.text('message');
    table.integer('attempts').notNullable().defaultTo(0);
    table
      .timestamp('next_try_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.fn.now());
    table.index(['state', 'next_try_at'], 'grants_due');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('grants');
};
