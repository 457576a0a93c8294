/* Writes openapi.yaml, the router here and the client in approvals-common: yarn workspace @waymark/plugin-approvals-backend generate */
import { generate } from '@waymark/openapi/generator';
import { resolve } from 'node:path';
import { contract } from './contract';

generate(contract, resolve(process.argv[1], '../../src/schema'));
