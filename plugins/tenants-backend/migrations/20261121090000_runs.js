/*
 * A provisioning run with its ledger and steps. Why each constraint:
 * - unique idempotency key: the same request, from however many replicas, is one run;
 * - unique service among unfinished runs: two people cannot take one name at the same time. A finished
 *   run's name is guarded by Git and the catalog, so that a retired name can be used again;
 * - unique (run, kind, target) in the ledger: recording the same thing again moves its entry on.
 */
// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('runs', table => {
    table.uuid('id').primary();
    table.text('idempotency_key').notNullable().unique();
    table.integer('attempt').notNullable().defaultTo(1);
    table.text('state').notNullable();
    table.integer('revision').notNullable().defaultTo(1);
    table.text('service').notNullable();
    table.text('team').notNullable();
    table.text('environment').notNullable();
    table.text('template_ref').notNullable();
    table.text('template_version').notNullable();
    table.text('requested_by').notNullable();
    table.jsonb('values').notNullable();
    table.jsonb('repository');
    table.jsonb('request').comment('Change set as it was sent, for repeating');
    table.jsonb('change_set');
    table.jsonb('failure');
    table.jsonb('notes').notNullable().defaultTo('[]');
    table.jsonb('links').notNullable().defaultTo('[]');
    table.timestamp('heartbeat_at', { useTz: true }).notNullable();
    table.timestamp('created_at', { useTz: true }).notNullable();
    table.timestamp('updated_at', { useTz: true }).notNullable();
    table.timestamp('finished_at', { useTz: true });
    table.index(['created_at', 'id'], 'runs_newest');
    table.index(['service', 'created_at'], 'runs_of_service');
    table.index(['state', 'heartbeat_at'], 'runs_to_sweep');
  });
  await knex.raw(
    `create unique index runs_name_taken on runs (service)
     where state not in ('done', 'cleaned')`,
  );

  await knex.schema.createTable('run_ledger', table => {
    table.uuid('id').primary();
    table.uuid('run_id').notNullable().references('runs.id');
    table.integer('sequence').notNullable();
    table.text('kind').notNullable();
    table.text('target').notNullable();
    table.text('state').notNullable();
    table.jsonb('clean_up').notNullable();
    table.jsonb('evidence').notNullable().defaultTo('{}');
    table.text('reason');
    table.timestamp('planned_at', { useTz: true }).notNullable();
    table.timestamp('made_at', { useTz: true });
    table.timestamp('removed_at', { useTz: true });
    table.unique(['run_id', 'kind', 'target']);
  });

  await knex.schema.createTable('run_steps', table => {
    table.uuid('run_id').notNullable().references('runs.id');
    table.text('step_id').notNullable();
    table.integer('position').notNullable();
    table.text('title').notNullable();
    table.text('state').notNullable();
    table.timestamp('started_at', { useTz: true }).notNullable();
    table.timestamp('finished_at', { useTz: true });
    table.double('outbound_ms').notNullable().defaultTo(0);
    table.text('message');
    table.primary(['run_id', 'step_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('run_steps');
  await knex.schema.dropTable('run_ledger');
  await knex.schema.dropTable('runs');
};
