import { describe, expect, test } from 'vitest';
import { documentIdOfAddress, isAddress, isPublic, readAddress } from '#ingest/address';
import { InvalidInput } from '#model/errors';

test('an address is told from a file by its scheme', () => {
  expect(['https://example.org', 'HTTP://EXAMPLE.ORG', 'ftp://example.org'].every(isAddress)).toBe(true);
  expect(['talk.txt', './a:b', 'C:\\talk.txt', '/tmp/https:/x'].some(isAddress)).toBe(false);
});

describe('an address is refused', () => {
  test.each<[string, string, RegExp]>([
    ['of another kind', 'ftp://example.org/a', /only http and https/],
    ['of a file', 'file:///etc/passwd', /only http and https/],
    ['with a password', 'https://me:secret@example.org/a', /^example\.org: .*name or password/],
    ['that is none', 'http://', /is no address/],
    ['of great length', `https://example.org/${'a'.repeat(2_000)}`, /longer than 2000 characters/],
  ])('%s', (_, written, message) => {
    expect(() => readAddress(written)).toThrow(message);
    expect(() => readAddress(written)).toThrow(InvalidInput);
    expect(() => readAddress(written)).not.toThrow('secret');
  });
});

test('an id is made of host and path, and of the query where pages differ by it', () => {
  const idOf = (address: string) => documentIdOfAddress(new URL(address));
  expect(idOf('https://www.example.org/news/2025/talk-on-g20/')).toBe('example.org-news-2025-talk-on-g20');
  expect(idOf('https://example.org/talk.html?utm_source=x&fbclid=y')).toBe('example.org-talk');
  expect(idOf('https://example.org/page.php?id=5')).toBe('example.org-page-id-5');
  expect(idOf('https://example.org/%D0%B1%D0%B5%D1%81%D0%B5%D0%B4%D0%B0')).toBe('example.org-беседа');
  expect(idOf('https://example.org/%ff')).toBe('example.org-ff');
  expect(idOf('https://example.org/')).toBe('example.org');
  const long = idOf(`https://example.org/${'a'.repeat(500)}`);
  expect(long).toHaveLength(160);
  expect(long).not.toBe(idOf(`https://example.org/${'a'.repeat(501)}`));
});

describe('addresses of the public internet', () => {
  test.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:2800:220:1::1', '2a00:1450::1'])(
    '%s is one',
    (ip) => {
      expect(isPublic(ip)).toBe(true);
    },
  );

  test.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '239.255.255.255',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('%s is none', (ip) => {
    expect(isPublic(ip)).toBe(false);
  });
});
