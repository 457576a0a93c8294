/*
 * Drafts, and the ways a change set ends. Why each column:
 * - revision counts the saves of a draft, so that two windows of one person do not overwrite each other;
 * - drafted tells what goes back to being a draft when it is refused, instead of being forgotten;
 * - supersedes is what it replaces once it is proposed or on main; superseded_by is the other end;
 * - to_close is a change request that is open in the forge although the change set has ended: whoever comes next closes it, so
 *   that a process that is killed in between loses nothing.
 * What was called closed is rejected: the forge's reviewers said no.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.alterTable('change_sets', table => {
    table.integer('revision').notNullable().defaultTo(0);
    table.boolean('drafted').notNullable().defaultTo(false);
    table
      .specificType('supersedes', 'uuid[]')
      .notNullable()
      .defaultTo(knex.raw("'{}'::uuid[]"));
    table.uuid('superseded_by');
    table.text('note');
    table.boolean('to_close').notNullable().defaultTo(false);
  });
  await knex.raw(
    'create index change_sets_to_close on change_sets (id) where to_close',
  );
  await knex('change_sets')
    .where({ state: 'closed' })
    .update({ state: 'rejected' });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex('change_sets').where({ state: 'draft' }).delete();
  await knex('change_sets')
    .whereIn('state', ['rejected', 'withdrawn', 'superseded'])
    .update({ state: 'closed' });
  await knex('change_sets')
    .where({ state: 'approved' })
    .update({ state: 'proposed' });
  await knex.raw('drop index change_sets_to_close');
  await knex.schema.alterTable('change_sets', table => {
    table.dropColumns(
      'revision',
      'drafted',
      'supersedes',
      'superseded_by',
      'note',
      'to_close',
    );
  });
};
