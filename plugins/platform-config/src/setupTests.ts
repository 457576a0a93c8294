import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// These tests start the real plugin in an app, which takes seconds on a busy machine.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
