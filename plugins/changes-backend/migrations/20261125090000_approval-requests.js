/*
 * What ties a change set to the requests for its approval. Why each column:
 * - approval_requests are the ids of the requests that were opened for it, so that its page links to them;
 * - to_release says that it has ended and that requests for it may still be open: whoever comes next takes them back, so that a
 *   process that is killed in between leaves nobody with a decision that decides nothing.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('change_sets', table => {
    table
      .specificType('approval_requests', 'uuid[]')
      .notNullable()
      .defaultTo(knex.raw("'{}'::uuid[]"));
    table.boolean('to_release').notNullable().defaultTo(false);
  });
  await knex.raw(
    'create index change_sets_to_release on change_sets (id) where to_release',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw('drop index change_sets_to_release');
  await knex.schema.alterTable('change_sets', table => {
    table.dropColumns('approval_requests', 'to_release');
  });
};
