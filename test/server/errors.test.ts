import { expect, test } from 'vitest';
import { InvalidInput, NotFound, Unprepared, Unreachable, WrongUsage } from '#model/errors';
import { bodyOf } from '#server/errors';

test.each([
  [new InvalidInput('sign: no', { details: [1] }), 400, { code: 'invalid_input', message: 'sign: no', details: [1] }],
  [new NotFound('none'), 404, { code: 'not_found', message: 'none' }],
  [new WrongUsage('not so'), 400, { code: 'wrong_usage', message: 'not so' }],
])('what a caller did wrong is told in full: %s', (error, status, body) => {
  expect(bodyOf(error)).toEqual({ status, body: { error: body } });
});

test.each([
  [new Unreachable('bolt://10.0.0.5:7687 is gone'), 503, 'database_unreachable'],
  [new Unprepared('bolt://10.0.0.5:7687 refuses neo4j'), 500, 'internal'],
])('what failed here is told without where: %s', (error, status, code) => {
  const { body, ...rest } = bodyOf(error);
  expect(rest).toEqual({ status });
  expect(body.error.code).toBe(code);
  expect(body.error.message).not.toMatch(/bolt|10\.0|neo4j/);
});

test('nothing of the inside leaves with any other error', () => {
  const { status, body } = bodyOf(new Error('MATCH (n) at /home/somebody/secret.ts'));
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toMatch(/MATCH|secret/);
  expect(bodyOf(Object.assign(new Error('bad escape'), { status: 400 })).status).toBe(400);
  expect(bodyOf(Object.assign(new Error('/srv/web/none.js'), { status: 404 }))).toEqual({
    status: 404,
    body: { error: { code: 'not_found', message: 'There is no such address.' } },
  });
  expect(bodyOf(null).status).toBe(500);
});
