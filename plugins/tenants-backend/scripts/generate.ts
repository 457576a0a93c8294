/* Writes openapi.yaml, the router here and the client in tenants-common: yarn workspace @waymark/plugin-tenants-backend generate */
import { generate } from '@waymark/openapi/generator';
import { resolve } from 'node:path';
import { contract } from './contract';

generate(contract, resolve(process.argv[1], '../../src/schema'));
