/*
 * Access that somebody took in an emergency. Why:
 * - one row for each, beside its request: the request waits for its review long after the access has ended;
 * - a person has one access to a namespace at a time (partial unique index), whatever replicas do at once;
 * - removed_commit is the commit on main that took the grant out: from there on the grant counts no more, also when its document
 *   comes back by a push.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('accesses', table => {
    table.uuid('request').primary().references('requests.id');
    table.text('person').notNullable();
    table.text('user').notNullable();
    table.text('team').notNullable();
    table.text('environment').notNullable();
    table.text('namespace').notNullable();
    table.text('role').notNullable();
    table.timestamp('opened_at', { useTz: true }).notNullable();
    table.timestamp('expires_at', { useTz: true }).notNullable();
    table.timestamp('ended_at', { useTz: true });
    table.text('ended_by');
    table.index(['ended_at', 'expires_at'], 'accesses_expiring');
  });
  await knex.raw(
    'create unique index accesses_one_at_a_time on accesses (person, namespace) where ended_at is null',
  );
  await knex.schema.alterTable('grants', table => {
    table.text('removed_commit');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('grants', table => {
    table.dropColumn('removed_commit');
  });
  await knex.schema.dropTable('accesses');
};
