import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/build.ts'],
    setupFiles: ['tests/support/seed.ts'],
    testTimeout: process.env['EXPLORE'] === undefined ? 60_000 : 600_000,
    hookTimeout: 60_000,
    reporters: process.env['CI'] === undefined ? ['default'] : ['verbose'],
  },
});
