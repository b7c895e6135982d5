import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { contextOf, mentionsOf } from './reading.ts';

it('tries', () => {
  const context = { ru: contextOf(), en: contextOf(), kk: contextOf() };
  for (const line of readFileSync('/tmp/mentions/try.txt', 'utf8').split('\n').filter(Boolean)) {
    const [language, text] = [line.slice(0, 2) as 'ru', line.slice(3)];
    console.log(
      text +
        '\n' +
        mentionsOf(text, language, line[2] === '+' ? context[language] : undefined)
          .map(
            (m) =>
              `    [${text.slice(m.start, m.end)}] ${m.referent.id}${m.referent.state ? `(${m.referent.state})` : ''} ${m.form}${m.leaning ?? ''} ${[...m.cases].join('/')} ${m.number ?? '-'} prep=${m.preposition} ${m.metonym ? 'METO' : ''} ${m.group ?? ''}`,
          )
          .join('\n'),
    );
  }
});
