import { expect, test } from 'vitest';
import { parsePart, parseStatement } from '#cypher/statements';

const part = parsePart('small', '// What is small.\n// params: most\nn.size < $most\n');

test('a part stands where it is named, and its params are the statement’s', () => {
  const source = '// Counts.\n// params: least\n// rows: n\nMATCH (n) WHERE {{small}} AND n.size > $least RETURN n\n';
  expect(parseStatement('read/test', source, new Map([['small', part]]))).toEqual({
    name: 'read/test',
    text: 'MATCH (n) WHERE n.size < $most AND n.size > $least RETURN n',
    params: ['least', 'most'],
    rows: ['n'],
  });
});

test('a part that is not there is named', () => {
  expect(() => parseStatement('read/test', '// Counts.\n// params: none\n// rows: n\nRETURN {{large}} AS n')).toThrow(
    /there is no part large/,
  );
});
