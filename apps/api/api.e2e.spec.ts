import { startTestApp, type TestApp } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiDescription } from './describe-api.ts';
import { modules, plugins } from './modules.ts';
import { addWeb } from './web.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ modules, plugins, prepare: (nest, fastify) => addWeb(nest, fastify, { secure: true }) });
});
afterAll(() => app?.close());

describe('the description of the API', () => {
  test('is served, with every schema it refers to', async () => {
    const { status, body } = await app.http.get('/api/openapi.json');
    expect(status).toBe(200);
    const refers = new Set([...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!));
    expect([...refers].filter((name) => !(name in body.components.schemas))).toEqual([]);
    expect(body.components.schemas.Money.properties.amount).toMatchObject({ type: 'string' });
  });

  test('says what every route that writes takes', () => {
    const { paths } = apiDescription(app.nest);
    const silent = Object.entries(paths).flatMap(([path, { post, put }]) => [post, put].filter((route) => route && !route.requestBody && !/(resume|attachments|restore|invitation|password-reset|return|acknowledge)$/.test(path)).map(() => path));
    expect(silent).toEqual([]);
  });

  test('has a page', async () => {
    const { status, body } = await app.http.get('/api/docs');
    expect([status, String(body)]).toEqual([200, expect.stringContaining('swagger')]);
  });
});

test('answers carry the headers that keep a browser from being misled', async () => {
  const { headers } = await app.http.get('/api/session');
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect(headers['strict-transport-security']).toBeDefined();
  expect(headers['x-content-type-options']).toBe('nosniff');
});
