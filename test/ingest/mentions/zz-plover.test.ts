import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { mentionsOf } from './reading.ts';

it('plover', () => {
  const records = JSON.parse(readFileSync('/work/shared/eval/plover/PLOVER_GSR_CAMEO.txt', 'utf8')) as {
    text?: string;
    source?: unknown;
    target?: unknown;
  }[];
  let total = 0,
    ok = 0;
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const r of records) {
    if (!r.text) continue;
    const ms = mentionsOf(r.text, 'en');
    const folded = new Set(ms.map((m) => m.referent.state ?? m.referent.id));
    for (const side of [r.source, r.target])
      for (const a of Array.isArray(side) ? (side as { actorText: string; code: string }[]) : []) {
        const code = a.code === 'JAP' ? 'JPN' : a.code;
        if (
          !/^[A-Z]{3}$/.test(code ?? '') ||
          ['IGO', 'NGO', 'REB', 'MUL', 'CVL', 'BUS', 'UNK', 'GOV', 'MIL', 'COP', 'MED'].includes(code)
        )
          continue;
        total++;
        if (folded.has(code)) ok++;
        else
          missed.push(
            `${a.actorText}=${code} | ${ms.map((m) => `${r.text!.slice(m.start, m.end)}→${m.referent.id}`).join(', ')} | ${r.text.slice(0, 160)}`,
          );
      }
    for (const m of ms)
      if (m.referent.type === 'PERSON' || m.referent.type === 'GROUP')
        wrong.push(`${r.text.slice(m.start, m.end)} → ${m.referent.id}(${m.referent.state})`);
  }
  console.log(`PLOVER ${ok}/${total}\n${missed.join('\n')}\nPERSONS ${wrong.join('; ')}`);
});
