import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'vitest';
import { findMentions } from '../../../ingest/mentions/index.ts';
import { contextOf, lexicon, sentencesOf } from './reading.ts';

it('rusentrel', () => {
  const dir = '/work/shared/eval/rusentrel/train/';
  const missed = new Map<string, number>();
  const extra = new Map<string, number>();
  let total = 0,
    hit = 0,
    words = 0,
    ms = 0;
  for (const f of readdirSync(dir).filter((x) => x.endsWith('.ann'))) {
    const bytes = readFileSync(dir + f.replace('.ann', '.txt'));
    const text = bytes.toString('utf8');
    const t0 = performance.now();
    const sentences = sentencesOf(text, 'ru');
    const t1 = performance.now();
    const context = contextOf('2016-01-01');
    const mentions = sentences.flatMap((s) => findMentions(s, lexicon, context));
    ms += performance.now() - t1;
    void t0;
    words += sentences.reduce((n, s) => n + s.tokens.length, 0);
    const gold: [number, number, string][] = [];
    for (const line of readFileSync(dir + f, 'utf8').split('\n')) {
      const m = /^T\d+\t(\S+) (\d+) (\d+)\t(.*)/.exec(line.replace(/\r$/, ''));
      if (!m) continue;
      const [, type, s, e, w] = m;
      if (type === 'Author' || type?.includes('Unknown') || /Author/.test(w ?? '')) continue;
      gold.push([Number(s), Number(e), w ?? '']);
      if (type === 'PERSON') continue;
      if (!/GEOPOLIT|LOC|ORG/.test(type ?? '')) continue;
      total++;
      if (mentions.some((x) => x.start < Number(e) && x.end > Number(s))) hit++;
      else missed.set(`${type} ${w}`, (missed.get(`${type} ${w}`) ?? 0) + 1);
    }
    for (const x of mentions)
      if (!gold.some(([s, e]) => x.start < e && x.end > s)) {
        const k = `${text.slice(x.start, x.end)} → ${x.referent.id}`;
        extra.set(k, (extra.get(k) ?? 0) + 1);
      }
  }
  const top = (m: Map<string, number>, n: number) =>
    [...m]
      .sort((a, b) => b[1] - a[1])
      .slice(0, n)
      .map(([k, v]) => `${v} ${k}`)
      .join('; ');
  console.log(`recall ${hit}/${total} words ${words} ms ${ms}\nMISSED ${top(missed, 250)}\n\nEXTRA ${top(extra, 200)}`);
});
