import { afterAll, describe, expect, test } from 'vitest';
import { openReaders } from '#ingest/readers';
import { InvalidInput } from '#model/errors';
import { plain } from './formats/documents.ts';

const readers = openReaders(1);
afterAll(() => readers.close());

const sourceOf = (id: string, text: string) => ({ text, meta: { id, modified: '2025-12-25' } });
const long = sourceOf('long', 'Китай поддерживает Казахстан, а Россия критикует США.\n\n'.repeat(20_000));

describe('a text that is in memory', { timeout: 120_000 }, () => {
  test('is read in a thread, with its sentences', async () => {
    const { reading, sentences, isDated } = await readers.readText(sourceOf('one', plain));
    expect(reading.document).toMatchObject({ id: 'one', text: plain, date: '2025-12-25' });
    expect(reading.claims.length).toBeGreaterThan(3);
    expect(sentences).toHaveLength(6);
    expect(plain.slice(sentences[1]?.start, sentences[1]?.end)).toBe('Китай внимательно наблюдает за действиями США.');
    expect(isDated).toBe(false);
    const dated = { text: plain, meta: { id: 'one', modified: '2025-12-25', date: '2025-12-24' } };
    expect((await readers.readText(dated)).isDated).toBe(true);
  });

  test('that takes too long is refused, and the next one is read', async () => {
    const slow = readers.readText(long, { milliseconds: 200 });
    const next = readers.readText(sourceOf('next', plain));
    await expect(slow).rejects.toThrow(/^long: takes more than 0\.2 seconds to read/);
    await expect(slow).rejects.toBeInstanceOf(InvalidInput);
    expect((await next).reading.document.id).toBe('next');
  });

  test('is given up when nobody wants it any more, also before it was begun', async () => {
    const stop = new AbortController();
    const slow = readers.readText(long, { signal: stop.signal });
    const waiting = readers.readText(sourceOf('waiting', plain), { signal: stop.signal });
    const next = readers.readText(sourceOf('next', plain));
    setTimeout(() => stop.abort(new Error('nobody wants it')), 100);
    await expect(slow).rejects.toThrow('nobody wants it');
    await expect(waiting).rejects.toThrow('nobody wants it');
    await expect(readers.readText(sourceOf('late', plain), { signal: stop.signal })).rejects.toThrow('nobody wants it');
    expect((await next).reading.document.id).toBe('next');
  });

  test('is lost when the readers are closed, and nobody waits for it for ever', async () => {
    const own = openReaders(1);
    const reading = own.readText(long);
    const waiting = own.readText(sourceOf('waiting', plain));
    const both = Promise.allSettled([reading, waiting]);
    await own.close();
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(own.readText(sourceOf('late', plain))).rejects.toThrow('late: the readers are closed');
  });
});
