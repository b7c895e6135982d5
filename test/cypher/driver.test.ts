import neo4j, { Neo4jError } from 'neo4j-driver';
import { describe, expect, test } from 'vitest';
import { asNative, withoutSecrets } from '#cypher/driver';
import { isAway, isTooLarge, translate } from '#cypher/failures';
import { InvalidInput, NotFound, Unprepared, Unreachable } from '#model/errors';

test('whole numbers go in as integers, nested ones too, and all else as it is', () => {
  const given = { limit: 10, list: [1, 0.5, 'one', null, true], map: { deep: [{ er: -3 }] }, huge: 2 ** 60 };
  expect(asNative(given)).toEqual({
    limit: neo4j.int(10),
    list: [neo4j.int(1), 0.5, 'one', null, true],
    map: { deep: [{ er: neo4j.int(-3) }] },
    huge: 2 ** 60,
  });
});

describe('an address', () => {
  test.each(['bolt', 'bolt+s', 'bolt+ssc', 'neo4j', 'neo4j+s', 'neo4j+ssc'])(
    '%s:// is shown without user and password',
    (scheme) => {
      expect(withoutSecrets(`${scheme}://user:secret@db.example.org:7687/path?x=1`)).toBe(
        `${scheme}://db.example.org:7687`,
      );
    },
  );

  test.each(['db.example.org:7687', 'http://db.example.org', 'bolt://', ''])('%j is none', (uri) => {
    expect(() => withoutSecrets(uri)).toThrow(InvalidInput);
  });
});

describe('a failure of the driver', () => {
  const failure = (code: string, message = 'it failed') => new Neo4jError(message, code, '50N42', 'it failed');

  test.each([
    ['ServiceUnavailable', Unreachable],
    ['SessionExpired', Unreachable],
    ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', Unreachable],
    ['Neo.ClientError.Transaction.TransactionTimedOut', Unreachable],
    ['Neo.TransientError.General.DatabaseUnavailable', Unreachable],
    ['Neo.ClientError.Security.Unauthorized', Unprepared],
    ['ProtocolError', Unprepared],
    ['Neo.ClientError.Security.AuthenticationRateLimit', Unprepared],
  ])('%s is told as what it means, with the place', (code, kind) => {
    const told = translate(failure(code), 'bolt://here');
    expect(told).toBeInstanceOf(kind);
    expect(String(told)).toContain('bolt://here');
  });

  test('names the variable where the database is not there', () => {
    const told = translate(failure('Neo.ClientError.Database.DatabaseNotFound'), 'bolt://here');
    expect(told).toBeInstanceOf(Unreachable);
    expect(String(told)).toMatch(/bolt:\/\/here has no such database.*NEO4J_DATABASE/);
  });

  test('of no known kind stays what it is, as do our own errors', () => {
    const bug = failure('Neo.ClientError.Statement.SyntaxError');
    const own = new NotFound('nothing');
    expect(translate(bug, 'bolt://here')).toBe(bug);
    expect(translate(own, 'bolt://here')).toBe(own);
  });

  test('a pool that gave no connection in time counts as unreachable', () => {
    expect(translate(failure('N/A', 'Connection acquisition timed out in 5000 ms.'), 'here')).toBeInstanceOf(
      Unreachable,
    );
  });

  test('of a port that is not for Bolt names the one that is', () => {
    const told = translate(failure('N/A', 'Server responded HTTP. Make sure …'), 'bolt://here:7474');
    expect(told).toBeInstanceOf(Unprepared);
    expect(String(told)).toMatch(/bolt:\/\/here:7474 does not speak Bolt.*7687/);
  });

  test('of time is one that is waited for when the database has just started', () => {
    expect(isAway(failure('Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration'))).toBe(true);
    expect(isAway(failure('Neo.ClientError.Statement.SyntaxError'))).toBe(false);
  });

  test('of memory is told apart', () => {
    expect(isTooLarge(failure('Neo.TransientError.General.MemoryPoolOutOfMemoryError'))).toBe(true);
    expect(isTooLarge(failure('ServiceUnavailable'))).toBe(false);
  });
});
