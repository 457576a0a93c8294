/*
 * What people are to be told, written in the transaction of what it tells of. Why each column:
 * - key is the event, so that it is told once, whoever writes it again;
 * - next_try_at is the claim of who sends it, and when somebody else may try.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('outbox', table => {
    table.string('key', 255).primary();
    table.jsonb('notice').notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table
      .timestamp('next_try_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.fn.now());
    table.timestamp('sent_at', { useTz: true });
    table
      .timestamp('created_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.fn.now());
    table.index(['sent_at', 'next_try_at'], 'outbox_due');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('outbox');
};
