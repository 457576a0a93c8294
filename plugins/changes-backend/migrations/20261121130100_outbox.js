/*
 * What people are to be told, written in the transaction of what it tells of. Why each column:
 * - key is the event, so that it is told once, whoever writes it again;
 * - next_try_at is the claim of who sends it, and when somebody else may try.
 * Beside it the documents that are held, which is what people are told of: what is held at a commit is compared with what
 * was held at the one before. held_at is that commit, one row, so that a process that is killed in between is made up for.
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
  await knex.schema.createTable('held_documents', table => {
    table.text('path').primary();
    table.timestamp('since', { useTz: true }).notNullable();
  });
  await knex.schema.createTable('held_at', table => {
    table.boolean('only').primary().defaultTo(true).checkIn(['true']);
    table.text('intent').notNullable();
    table.text('rendered').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('held_at');
  await knex.schema.dropTable('held_documents');
  await knex.schema.dropTable('outbox');
};
