/*
 * What was decided on roll-outs. How far one came is in Git; only the will of people is here. Why each constraint:
 * - decisions are only added, so that who stopped what and when stays known; the newest one counts;
 * - one row for each key, so that a request which is sent again decides nothing again, whatever was decided since.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('roll_out_decisions', table => {
    table.bigIncrements('id').primary();
    table.text('roll_out').notNullable();
    table.text('verb').notNullable();
    table.text('idempotency_key').notNullable().unique();
    table.text('actor').notNullable();
    table.text('reason').notNullable();
    table.timestamp('at', { useTz: true }).notNullable();
    table.index(['roll_out', 'id'], 'roll_out_decisions_newest');
  });
  await knex.raw(
    `alter table roll_out_decisions add constraint roll_out_decisions_verb
     check (verb in ('stop', 'resume'))`,
  );
  await knex.raw(
    'revoke update, delete, truncate on roll_out_decisions from current_user',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('roll_out_decisions');
};
