import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobsOf } from '#cypher/jobs';
import { ALLOW_PRIVATE } from '#ingest/download';
import { MAX_TEXT_BYTES } from '#ingest/formats/format';
import { layersOf } from '#ingest/layers';
import { startWorkers, type Workers } from '#server/jobs/worker';
import { emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { INTERVIEW, makeDocx, makePdf, plain, printed, wordParagraph } from '../ingest/formats/documents.ts';
import { ended, errorOf, eventsIn, jobOf, type Sent, send, sendJson } from './sending.ts';
import { open, type Site } from './site.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PAGE = `<!doctype html><html lang="ru"><head><title>Беседа с Петровым</title></head><body><article>${INTERVIEW.map(({ text, question }) => (question ? `<p><b>${text}</b></p>` : `<p>${text}</p>`)).join('')}</article></body></html>`;

let home: string;
let graph: TestGraph;
let workers: Workers;
let site: Site;
let elsewhere: Server;
/** What the workers take for the environment. */
const env: NodeJS.ProcessEnv = { [ALLOW_PRIVATE]: '1' };

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'stance-atlas-documents-'));
  graph = await emptyGraph();
  workers = startWorkers({
    store: graph.store,
    layers: layersOf(home),
    logger: pino({ level: 'silent' }),
    env,
    poll: 200,
  });
  site = await open(graph.store, { onPut: workers.nudge });
  elsewhere = createServer((request, response) => {
    if (request.url === '/interview') response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
});
afterAll(async () => {
  await workers?.stop();
  await site?.close();
  await graph?.store.close();
  elsewhere?.close();
  rmSync(home, { recursive: true, force: true });
});

const post = (body: unknown, headers = {}): Promise<Sent> => sendJson(site.port, body, headers);
const postFile = (query: string, type: string, body: string | Uint8Array) =>
  send(site.port, `/api/documents${query}`, { type, body });
const documentOf = async (id: string) => {
  const answer = await site.get(`/api/documents/${encodeURIComponent(id)}`);
  return (answer.json() as { rows?: Record<string, unknown>[] }).rows?.[0];
};

/** Sends a document and waits until it is read. */
async function taken(sent: Promise<Sent>) {
  const answer = await sent;
  expect(answer.status, answer.text).toBe(202);
  const job = jobOf(answer);
  expect(answer.headers.get('location')).toBe(`/api/jobs/${job.id}`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return ended(site.port, job.id);
}

describe('a document', () => {
  test('comes as JSON with all that is known of it, and ends as claims in the graph', async () => {
    const job = await taken(
      post({
        id: 'as-json',
        text: plain,
        title: 'Беседа',
        outlet: 'Some Outlet',
        date: '2025-12-25',
        language: 'ru',
        expert: { name: 'Ivan Petrov', ru: 'Иван Петров' },
        url: 'https://example.org/interview',
        rights: 'Public domain',
        source: 'Made up',
      }),
    );
    expect(job).toMatchObject({ state: 'done', step: 'written', document: 'as-json', attempts: 1, error: null });
    const { result } = job;
    expect(result).toMatchObject({
      document: 'as-json',
      outcome: 'added',
      claims: { changed: 0, retracted: 0, unchanged: 0 },
      review: { changed: 0, orphaned: 0 },
      notes: [],
    });
    const added = result?.claims.added ?? 0;
    expect(added).toBeGreaterThan(3);
    expect(result?.review.unreviewed).toBe(added);
    // Two of the interview's paragraphs are questions; the others have six sentences.
    expect(result?.sentences.total).toBe(6);
    expect(result?.sentences.withoutClaim).toBeLessThan(6);
    expect(await documentOf('as-json')).toMatchObject({
      text: plain,
      title: 'Беседа',
      outlet: 'Some Outlet',
      date: '2025-12-25',
      url: 'https://example.org/interview',
      rights: 'Public domain',
      source: 'Made up',
      claims: added,
      experts: [{ name: 'Ivan Petrov' }],
    });
    expect((await graph.store.reading('as-json'))?.claims).toHaveLength(added);
  });

  test.each<[string, string, () => string | Uint8Array]>([
    ['plain.txt', 'text/plain', () => plain],
    ['marked.md', 'text/markdown; charset=utf-8', () => `# Беседа\n\n${plain}`],
    ['page.html', 'text/html', () => PAGE],
    ['printed.pdf', 'application/pdf', () => makePdf(printed())],
    [
      'written.docx',
      WORD,
      () =>
        makeDocx({
          body: INTERVIEW.map(({ text, question = false }) => wordParagraph(text, { bold: question })).join(''),
        }),
    ],
  ])('comes as a file: %s', async (name, type, make) => {
    const query = `?name=${name}&title=${encodeURIComponent('Её название')}&outlet=Outlet&date=2025-12-25&expert=Ivan+Petrov&expert=Other+Person`;
    const job = await taken(postFile(query, type, make()));
    expect(job.error).toBeNull();
    const id = name.split('.')[0] ?? '';
    expect(job).toMatchObject({ state: 'done', document: id, result: { outcome: 'added' } });
    expect(job.result?.claims.added).toBeGreaterThan(2);
    const document = await documentOf(id);
    expect(document).toMatchObject({ title: 'Её название', outlet: 'Outlet', date: '2025-12-25' });
    expect(document?.experts).toMatchObject([{ name: 'Ivan Petrov' }, { name: 'Other Person' }]);
    expect(document?.text).toContain('Китай внимательно наблюдает за действиями США.');
  });

  test('in another charset is read as the request declares', async () => {
    // «Китай поддерживает Казахстан.» in Windows-1251.
    const bytes = Uint8Array.from(
      [...'Китай поддерживает Казахстан.'].map((letter) => {
        const code = letter.charCodeAt(0);
        return code >= 0x410 ? code - 0x350 : code;
      }),
    );
    const job = await taken(postFile('?id=old-text&date=2025-12-25', 'text/plain; charset=windows-1251', bytes));
    expect(job.state).toBe('done');
    expect(await documentOf('old-text')).toMatchObject({ text: 'Китай поддерживает Казахстан.' });
  });

  test('has the id that is given, else of its name, else of its text', async () => {
    const text = 'Китай поддерживает Катар.';
    expect(jobOf(await post({ id: 'given', text })).document).toBe('given');
    expect(jobOf(await postFile('?name=Some%20Talk%20(2).ru.txt', 'text/plain', text)).document).toBe('some-talk-2.ru');
    const first = jobOf(await post({ text })).document;
    expect(first).toMatch(/^text-[0-9a-f]{16}$/);
    expect(jobOf(await postFile('', 'text/plain', text)).document).toBe(first);
    expect(jobOf(await post({ text: `${text} Да.` })).document).not.toBe(first);
  });

  test('says what a person should know before relying on it', async () => {
    const { result } = await taken(post({ id: 'bare', text: 'Сегодня хорошая погода.' }));
    expect(result?.claims.added).toBe(0);
    expect(result?.notes.map((note) => note.slice(0, 40))).toEqual([
      'date: nothing says when it was published',
      'text: no question was found, so all of i',
      'outlet, expert: neither is known. Send i',
      'text: no claim was found.',
    ]);
  });

  test('is data, whatever stands in it', async () => {
    const text = "Китай критикует Иран.') MATCH (n) DETACH DELETE n // <script>alert(1)</script> {{7*7}} $(id)";
    const before = (await site.get('/api/documents?limit=1000')).text;
    const job = await taken(post({ id: 'hostile', text, title: '<img src=x onerror=alert(1)>' }));
    expect(job.state).toBe('done');
    expect(await documentOf('hostile')).toMatchObject({ text, title: '<img src=x onerror=alert(1)>' });
    expect(JSON.parse(before).rows.length + 1).toBe(
      (JSON.parse((await site.get('/api/documents?limit=1000')).text) as { rows: unknown[] }).rows.length,
    );
  });
});

describe('an id that is there already', () => {
  const one = 'Китай поддерживает Казахстан.\n\nРоссия критикует США.';
  const other = 'Китай поддерживает Казахстан.\n\nРоссия критикует Иран.';

  test('takes the same text again, and another one only where it is told to', async () => {
    const about = { id: 'again', date: '2025-12-25' };
    expect((await taken(post({ ...about, text: one }))).result).toMatchObject({ outcome: 'added' });
    const same = await taken(post({ ...about, text: one }));
    expect(same.result).toMatchObject({ outcome: 'unchanged', claims: { added: 0, changed: 0, retracted: 0 } });

    const refused = await post({ ...about, text: other });
    expect(refused.status).toBe(409);
    expect(errorOf(refused)).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^document "again".*replace/),
    });
    expect(await documentOf('again')).toMatchObject({ text: one });

    const replaced = await taken(post({ ...about, text: other, replace: true }));
    expect(replaced.result).toMatchObject({ outcome: 'updated', claims: { added: 1, retracted: 1, unchanged: 1 } });
    expect(await documentOf('again')).toMatchObject({ text: other });
    const back = await taken(postFile('?id=again&date=2025-12-25&replace=true', 'text/plain', one));
    expect(back.result).toMatchObject({ outcome: 'updated' });
  });

  test('is free again once the document was removed', async () => {
    await taken(post({ id: 'gone', text: one }));
    expect((await send(site.port, '/api/documents/gone', { method: 'DELETE' })).status).toBe(200);
    expect((await taken(post({ id: 'gone', text: other }))).result).toMatchObject({ outcome: 'added' });
  });
});

describe('an address', () => {
  const at = (path: string) => `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}${path}`;

  test('is fetched, and the document is known by it', async () => {
    const job = await taken(post({ url: at('/interview'), date: '2025-12-25' }));
    expect(job).toMatchObject({ state: 'done', result: { outcome: 'added' } });
    expect(job.document).toMatch(/^127\.0\.0\.1-\d+-interview$/);
    expect(await documentOf(job.document ?? '')).toMatchObject({ title: 'Беседа с Петровым', url: at('/interview') });
    const named = await taken(post({ url: at('/interview'), id: 'named', title: 'Другое' }));
    expect(named.document).toBe('named');
    expect(await documentOf('named')).toMatchObject({ title: 'Другое' });
  });

  test('where nothing is to be had fails with words', async () => {
    const job = await taken(post({ url: at('/none') }));
    expect(job).toMatchObject({ state: 'failed', result: null, error: { code: 'invalid_input' } });
    expect(job.error?.message).toMatch(/answered 404/);
  });

  test('that has another text than the document of its id fails unless it replaces it', async () => {
    await taken(post({ id: 'fetched', text: 'Китай поддерживает Казахстан.' }));
    const refused = await taken(post({ id: 'fetched', url: at('/interview') }));
    expect(refused).toMatchObject({ state: 'failed', error: { code: 'conflict' } });
    const replaced = await taken(post({ id: 'fetched', url: at('/interview'), replace: true }));
    expect(replaced).toMatchObject({ state: 'done', result: { outcome: 'updated' } });
  });

  test('of this machine and its network is not fetched where nobody allowed it', async () => {
    delete env[ALLOW_PRIVATE];
    try {
      for (const url of [at('/interview'), 'http://169.254.169.254/latest', 'http://[::1]/', 'http://10.1.2.3/']) {
        const job = await taken(post({ url }));
        expect(job).toMatchObject({ state: 'failed', error: { code: 'invalid_input' } });
        expect(job.error?.message).toMatch(/no address of the public internet/);
      }
    } finally {
      env[ALLOW_PRIVATE] = '1';
    }
  });
});

describe('what cannot be taken is refused at once, by name', () => {
  const text = 'Китай поддерживает Казахстан.';
  test.each<[string, unknown, RegExp]>([
    ['neither text nor address', {}, /^text, url: one of them is needed/],
    ['an empty text', { text: '' }, /^text: /],
    ['a text without a letter', { text: ' … — \n' }, /^text: has no letter or digit/],
    ['a text with a zero', { text: 'Китай\u0000' }, /^text: has a character that is none/],
    ['half a character', { text: 'Китай \ud83d.' }, /^text: has a character that is none/],
    ['no text at all', { text: 7 }, /^text: /],
    ['an unknown field', { text, colour: 'red' }, /^colour: is no field/],
    ['an id in capitals', { text, id: 'Interview' }, /^id: has other characters/],
    ['an id of a folder above', { text, id: '../../etc' }, /^id: has other characters/],
    ['too long an id', { text, id: 'a'.repeat(161) }, /^id: /],
    ['no day', { text, date: '25.12.2025' }, /^date: /],
    ['a language that is not read', { text, language: 'de' }, /^language: /],
    ['a title of two lines', { text, title: 'one\ntwo' }, /^title: is no line of text/],
    ['too long a title', { text, title: 'a'.repeat(501) }, /^title: /],
    ['an expert without a name', { text, expert: {} }, /^expert\.name: /],
    ['speakers that are no list', { text, speakers: 'all' }, /^speakers: /],
    ['a script as an address', { text, url: 'javascript:alert(1)' }, /^url: /],
    ['a file as an address', { url: 'file:///etc/passwd' }, /^url: /],
    ['an address with a password', { url: 'http://me:secret@example.org/' }, /has a name or password in it/],
    ['a list', [], /./],
    ['a word', 'text', /./],
    ['null', null, /./],
  ])('%s', async (_, body, message) => {
    const answer = await post(body);
    expect(answer.status, answer.text).toBe(400);
    expect(errorOf(answer)).toMatchObject({ code: 'invalid_input', message: expect.stringMatching(message) });
    expect(answer.text).not.toMatch(/secret|passwd/);
  });

  test.each<[string, string, string, string | Uint8Array, number, RegExp]>([
    ['a broken PDF', '?name=a.pdf', 'application/pdf', '%PDF-1.7 and no more', 400, /^a\.pdf: is a broken PDF/],
    ['no PDF', '', 'application/pdf', 'words', 400, /^the file: is no PDF/],
    ['a broken Word document', '?name=b.docx', WORD, 'PK', 400, /^b\.docx: is broken/],
    ['a page without a word', '?name=c.html', 'text/html', '<p></p>', 400, /^c\.html: has no letter/],
    ['another charset than it says', '?name=d.txt', 'text/plain', Uint8Array.of(0xcf, 0xf0), 400, /not valid UTF-8/],
    ['an unknown charset', '', 'text/plain; charset=klingon', 'да', 400, /charset "klingon"/],
    ['a name without a letter', '?name=%2F..%2F', 'text/plain', 'да', 400, /no letter or digit to make an id/],
    ['an unknown parameter', '?colour=red', 'text/plain', 'да', 400, /^colour: is no parameter/],
    ['a wrong parameter', '?date=yesterday', 'text/plain', 'да', 400, /^date: /],
    ['no file', '', 'text/plain', '', 400, /^body: is missing/],
    ['a picture', '', 'image/png', 'x', 415, /^Content-Type: is none of application\/json, text\/plain/],
    ['a form', '', 'application/x-www-form-urlencoded', 'text=x', 415, /^Content-Type: /],
    ['broken JSON', '', 'application/json', '{"text": "a', 400, /^body: is no JSON: it breaks at line 1/],
    ['too large a text', '', 'text/plain', 'а'.repeat(MAX_TEXT_BYTES / 2 + 1), 413, /larger than 5242880 bytes/],
  ])('%s', async (_, query, type, body, status, message) => {
    const answer = await postFile(query, type, body);
    expect(answer.status, answer.text).toBe(status);
    expect(errorOf(answer).message).toMatch(message);
  });

  test('too large a text in JSON that is not too large', async () => {
    const answer = await post({ text: 'а'.repeat(MAX_TEXT_BYTES / 2 + 1) });
    expect(answer.status).toBe(413);
    expect(errorOf(answer)).toMatchObject({
      code: 'too_large',
      message: expect.stringMatching(/^text: has 5\.1 MB, and a text may have 5\.0 MB/),
    });
  });

  test('and nothing of it is queued', async () => {
    const before = (await site.get('/api/jobs?limit=1000')).text;
    await post({ text: '' });
    await postFile('', 'application/pdf', 'words');
    expect((await site.get('/api/jobs?limit=1000')).text).toBe(before);
  });
});

describe('a request', () => {
  test('that is sent again with its key gives the same job', async () => {
    const body = { id: 'keyed', text: 'Китай поддерживает Катар.' };
    const first = jobOf(await post(body, { 'Idempotency-Key': 'k-1' }));
    expect(jobOf(await post(body, { 'Idempotency-Key': 'k-1' })).id).toBe(first.id);
    const reused = await post({ ...body, id: 'keyed-2' }, { 'Idempotency-Key': 'k-1' });
    expect(reused.status).toBe(409);
    expect(errorOf(reused).message).toMatch(/^Idempotency-Key: /);
    const tooLong = await post(body, { 'Idempotency-Key': 'k'.repeat(201) });
    expect(tooLong.status).toBe(400);
    expect(errorOf(tooLong).message).toMatch(/^Idempotency-Key: /);
  });

  test('that accepts events hears of the job until its end', async () => {
    const answer = await post({ id: 'told', text: plain }, { Accept: 'text/event-stream' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(answer.headers.get('location')).toMatch(/^\/api\/jobs\/[\w-]+$/);
    const events = eventsIn(answer.text);
    expect(events[0]).toMatchObject({ event: 'progress', job: { document: 'told' } });
    expect(events.at(-1)).toMatchObject({ event: 'done', job: { state: 'done', result: { outcome: 'added' } } });
    expect(events.slice(0, -1).every(({ event }) => event === 'progress')).toBe(true);
  });

  test('to a full queue is told when to ask again', async () => {
    const jobs = jobsOf(graph.connection, () => '2026-01-01T00:00:00.000Z', { queue: 0 });
    const full = await open({ ...graph.store, jobs });
    try {
      const answer = await sendJson(full.port, { id: 'late', text: 'Китай поддерживает Катар.' });
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(errorOf(answer).code).toBe('busy');
    } finally {
      await full.close();
    }
  });

  test('leaves no text in the log', async () => {
    await taken(post({ id: 'secret-title', text: 'Китай поддерживает Непал втайне.', title: 'Тайное название' }));
    expect(site.log()).not.toMatch(/втайне|Тайное/);
  });
});

describe('deleting a document', () => {
  const remove = (path: string) => send(site.port, `/api/documents/${path}`, { method: 'DELETE' });

  test('retracts it, and is no error the second time', async () => {
    const added = (await taken(post({ id: 'leaves', text: plain }))).result?.claims.added;
    const answer = await remove('leaves');
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({
      document: 'leaves',
      outcome: 'removed',
      claims: { added: 0, changed: 0, retracted: added, unchanged: 0 },
    });
    expect((await remove('leaves')).json()).toMatchObject({ outcome: 'unchanged' });
    expect(await documentOf('leaves')).toMatchObject({ retractedAt: expect.any(String) });
  });

  test('erases it where that is said', async () => {
    await taken(post({ id: 'erased', text: plain }));
    const answer = await remove('erased?purge=true');
    expect(answer.json()).toMatchObject({ document: 'erased', outcome: 'purged' });
    expect((await site.get('/api/documents/erased')).status).toBe(404);
    expect(
      await graph.cypher("MATCH (n) WHERE n.document = 'erased' AND NOT n:Job RETURN labels(n) AS labels"),
    ).toEqual([]);
  });

  test('that is not there is 404, and a wrong parameter 400', async () => {
    expect((await remove('none')).status).toBe(404);
    expect(errorOf(await remove('none'))).toMatchObject({ code: 'not_found' });
    expect((await remove('none?purge=true')).status).toBe(404);
    expect((await remove('none?purge=maybe')).status).toBe(400);
    expect((await remove('none?force=true')).status).toBe(400);
  });
});
