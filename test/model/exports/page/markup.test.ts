import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorOf, element, jsonInHtml, text } from '#model/exports/page/markup';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const anyKind = fc.constantFrom('actor', 'line', 'claim', 'document');

test('text has no sign that markup has, and the same letters', () => {
  const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#13;': '\r' };
  fc.assert(
    fc.property(anyText, (plain) => {
      const made = text(plain);
      expect(made).not.toMatch(/[<>"'\r]|&(?!amp;|lt;|gt;|quot;|#39;|#13;)/);
      expect(made).not.toContain('\u0000');
      const back = made.replace(/&\w+;|&#\d+;/g, (entity) => ENTITIES[entity as keyof typeof ENTITIES]);
      expect(back).toBe(plain.replaceAll('\u0000', '\ufffd'));
    }),
  );
});

test('an attribute is escaped, left out where it is null, and bare where it is true', () => {
  expect(element('a', { href: '"><b>', hidden: true, id: null, size: 0 }, text('x'))).toBe(
    '<a href="&quot;&gt;&lt;b&gt;" hidden size="0">x</a>',
  );
});

test('anchors need no escape in an address, and are different for different things', () => {
  fc.assert(
    fc.property(anyKind, anyText, anyKind, anyText, (kind, id, other, otherId) => {
      const anchor = anchorOf(kind, id);
      expect(anchor).toMatch(/^[\w.-]+$/);
      expect(anchor === anchorOf(other, otherId)).toBe(kind === other && id === otherId);
    }),
  );
  expect(anchorOf('line', 'a_3e_b')).not.toBe(anchorOf('line', 'a>b'));
});

test('JSON in a page is the same value, and nothing in it is a tag or a comment', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json().map((json) => JSON.parse(json)),
        anyText,
        fc.constant('</script><!--\u2028]]>'),
      ),
      (value) => {
        const made = jsonInHtml(value);
        expect(made).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(made)).toEqual(value);
      },
    ),
  );
});
