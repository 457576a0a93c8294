import { relationGroups } from './relationGroups';

const relations = [
  { type: 'providesApi', targetRef: 'api:default/prompt-gateway' },
  { type: 'dependsOn', targetRef: 'resource:default/prompts' },
  { type: 'dependsOn', targetRef: 'component:default/embedding-service' },
  { type: 'dependsOn', targetRef: 'resource:default/prompts' },
];

const dependencies = [
  'component:default/embedding-service',
  'resource:default/prompts',
];

it('groups relations by their type and names each entity once', () => {
  expect(relationGroups({ relations }, [])).toEqual([
    { type: 'dependsOn', targets: dependencies },
    { type: 'providesApi', targets: ['api:default/prompt-gateway'] },
  ]);
});

it('does not depend on the order of what it is given', () => {
  expect(relationGroups({ relations: [...relations].reverse() }, [])).toEqual(
    relationGroups({ relations }, []),
  );
});

it('leaves out what is of no kind that was asked for, and types that nothing is left of', () => {
  expect(relationGroups({ relations }, ['resource'])).toEqual([
    { type: 'dependsOn', targets: ['resource:default/prompts'] },
  ]);
});

it('has nothing to say of an entity without relations', () => {
  expect(relationGroups({}, [])).toEqual([]);
});
