import { formatDate } from '../dates.ts';
import { closed, PHRASES } from './phrases.ts';
import type { Reference } from './reference.ts';

/**
 * A reference in words: who, where, when, in which words, how it was read, and where to find it. The quote stays as it
 * is, whatever it holds.
 */
export function plain(reference: Reference): string {
  const { language, speaker, citing, outlet, title, date, url, passage, facts, accessed } = reference;
  const phrases = PHRASES[language];
  const who = speaker !== null && citing.length ? phrases.citing(speaker, citing.join(', ')) : speaker;
  const where = who === null || who === outlet || outlet === null ? (who ?? outlet) : phrases.inOutlet(who, outlet);
  const what = where === null ? title : `${where}: ${phrases.quoted(title)}`;
  const source = [what, date === null ? null : formatDate(date, language), url].filter((part) => part !== null);
  const words = passage && `${phrases.quoted(passage.quote)} ${phrases.characters(passage.start, passage.end)}.`;
  return [
    closed(source.join(', ')),
    ...(words === null ? [] : [words]),
    ...facts,
    [...placeOf(reference), ...(accessed === null ? [] : [phrases.accessed(formatDate(accessed, language))])].join(
      ', ',
    ),
  ].join(' ');
}

/** Where this program has it: "Stance Atlas, claim 12ab, snapshot 34cd, https://…". */
export function placeOf({ cited, id, language, snapshot, address }: Reference): string[] {
  const phrases = PHRASES[language];
  return [
    'Stance Atlas',
    phrases.cited[cited](id),
    ...(snapshot === null ? [] : [phrases.snapshot(snapshot)]),
    ...(address === null ? [] : [address]),
  ];
}
