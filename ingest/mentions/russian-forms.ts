import type { Case, Gender, Grammatical } from '../text/token.ts';
import { normalize } from '../text/token.ts';
import { ANY, ANY_PLURAL, type Features, feature } from './features.ts';

/** What the ending of a name does not tell. */
export interface Inflection {
  readonly gender?: Gender | undefined;
  /** The name is a plural: «Соломоновы Острова». */
  readonly plural?: boolean | undefined;
  /** Genitive plural where it is not regular: «Филиппин», «турок». */
  readonly genitive?: string | undefined;
  /** What stands before the endings where a vowel falls out: «Египт» of «Египет». */
  readonly stem?: string | undefined;
  /** A person's name: surnames in -ов and -ин, and women's names in a consonant, have ways of their own; the accusative of a man is his genitive. */
  readonly person?: boolean | undefined;
}

/** Every form of a word, as `normalize` writes it, with what it may stand for. */
export type Forms = ReadonlyMap<string, Features>;

type Endings = Readonly<Record<Case, string | readonly string[]>>;

/**
 * The forms of a Russian name from its nominative. The dictionary of the morphology lacks most names and guesses them
 * wrongly («Акорде», «Мирзиёевым»), so the packs decline theirs by rule and say what is irregular.
 */
export function formsOfNoun(word: string, inflection: Inflection = {}): Forms {
  const norm = normalize(word);
  const forms = new Forming();
  if (isAbbreviation(word)) {
    forms.add(norm, inflection.plural ? ANY_PLURAL : ANY);
    // «ЦАХАЛа», «ХАМАСу»: those that are spoken as a word may be declined.
    if (/[аеиоуыэюя][бвгджзклмнпрстфх]$/.test(norm) && norm.length >= 3 && !inflection.plural)
      forms.put(norm, MASCULINE, 'sing');
    return forms;
  }
  if (inflection.plural || (norm.endsWith('ы') && !inflection.person) || /(ане|яне)$/.test(norm))
    return pluralForms(norm, inflection, forms);
  return singularForms(norm, inflection, forms);
}

/** The forms of an adjective of one gender or of the plural; all of them where none is asked for. */
export function formsOfAdjective(word: string, only?: Gender | 'plur'): Forms {
  const norm = normalize(word);
  const stem = norm.slice(0, -2);
  const forms = new Forming();
  if (only === 'plur' && POSSESSIVE.test(norm)) {
    forms.put(norm.slice(0, -1), { nom: 'ы', gen: 'ых', dat: 'ым', acc: 'ы', ins: 'ыми', loc: 'ых' }, 'plur');
    return forms;
  }
  for (const endings of adjectiveEndings(norm)) {
    if (!only || only === 'masc') forms.put(stem, endings.masc, 'sing');
    if (!only || only === 'femn') forms.put(stem, endings.femn, 'sing');
    if (!only || only === 'neut') forms.put(stem, endings.neut, 'sing');
    if (!only || only === 'plur') forms.put(stem, endings.plur, 'plur');
  }
  return forms;
}

/** «Соломоновы». */
const POSSESSIVE = /(ов|ев|ин)ы$/;

/** Gender or plural by the ending of an adjective in the nominative; null for any other word. */
export function adjectiveGender(word: string): Gender | 'plur' | null {
  const norm = normalize(word);
  if (/(ая|яя)$/.test(norm)) return 'femn';
  if (/(ое|ее)$/.test(norm)) return 'neut';
  if (/(ые|ие)$/.test(norm) || POSSESSIVE.test(norm)) return 'plur';
  if (/(ый|ий|ой)$/.test(norm)) return 'masc';
  return null;
}

class Forming extends Map<string, Features> {
  add(form: string, features: Features): void {
    this.set(form, (this.get(form) ?? 0) | features);
  }

  put(stem: string, endings: Endings, number: Grammatical): void {
    for (const [each, ending] of Object.entries(endings))
      for (const one of typeof ending === 'string' ? [ending] : ending)
        this.add(stem + one, feature(each as Case, number));
  }
}

const isAbbreviation = (word: string): boolean =>
  word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

const MASCULINE: Endings = { nom: '', gen: 'а', dat: 'у', acc: '', ins: 'ом', loc: 'е' };
const MASCULINE_HUSHING: Endings = { ...MASCULINE, ins: ['ом', 'ем'] };
const MASCULINE_SURNAME: Endings = { ...MASCULINE, ins: ['ым', 'ом'] };
const SOFT: Endings = { nom: '', gen: 'я', dat: 'ю', acc: '', ins: 'ем', loc: 'е' };
const FEMININE: Endings = { nom: 'а', gen: 'ы', dat: 'е', acc: 'у', ins: ['ой', 'ою'], loc: 'е' };
const FEMININE_SURNAME: Endings = { nom: 'а', gen: 'ой', dat: 'ой', acc: 'у', ins: ['ой', 'ою'], loc: 'ой' };

function singularForms(norm: string, { gender, stem, person }: Inflection, forms: Forming): Forms {
  const end = norm.slice(-1);
  const before = norm.slice(0, -1);
  const isMan = person && gender !== 'femn';
  const put = (root: string, endings: Endings) =>
    forms.put(
      root,
      isMan && endings.nom !== 'а' && endings.nom !== 'я' ? { ...endings, acc: endings.gen } : endings,
      'sing',
    );
  if (stem) {
    const root = normalize(stem);
    forms.add(norm, feature('nom', 'sing') | (isMan ? 0 : feature('acc', 'sing')));
    put(root, { ...(norm.endsWith('ь') ? SOFT : MASCULINE), nom: [], acc: [] });
  } else if (isMan && /(ск|цк|н|в|л|р|т)(ий|ый|ой)$/.test(norm) && !/(рий|лий|вой|тий|ний)$/.test(norm)) {
    return formsOfAdjective(norm, 'masc');
  } else if (person && gender === 'femn' && /(ов|ев|ин|ын)а$/.test(norm)) put(before, FEMININE_SURNAME);
  else if (/(ая|яя)$/.test(norm) && norm.length > 4 && (gender === 'femn' || !person))
    return formsOfAdjective(norm, 'femn');
  else if (person && gender === 'femn' && /[бвгджзйклмнпрстфхцчшщ]$/.test(norm)) forms.add(norm, ANY);
  else if (/(ия)$/.test(norm)) put(before, { nom: 'я', gen: 'и', dat: 'и', acc: 'ю', ins: ['ей', 'ею'], loc: 'и' });
  else if (end === 'я') put(before, { nom: 'я', gen: 'и', dat: 'е', acc: 'ю', ins: ['ей', 'ею'], loc: 'е' });
  else if (/[уио]а$/.test(norm)) forms.add(norm, ANY);
  else if (end === 'а')
    put(before, {
      ...FEMININE,
      gen: /[гкхжшчщ]$/.test(before) ? 'и' : 'ы',
      ins: /[жшчщц]$/.test(before) ? ['ой', 'ей', 'ею', 'ою'] : ['ой', 'ою'],
    });
  else if (end === 'ь' && gender === 'femn')
    put(before, { nom: 'ь', gen: 'и', dat: 'и', acc: 'ь', ins: 'ью', loc: 'и' });
  else if (end === 'ь') {
    forms.add(norm, feature('nom', 'sing') | (isMan ? 0 : feature('acc', 'sing')));
    put(before, { ...SOFT, nom: [], acc: [] });
  } else if (norm.endsWith('ий')) put(before, { nom: 'й', gen: 'я', dat: 'ю', acc: 'й', ins: 'ем', loc: ['и', 'е'] });
  else if (end === 'й') put(before, { nom: 'й', gen: 'я', dat: 'ю', acc: 'й', ins: 'ем', loc: 'е' });
  else if (/(ье|ие)$/.test(norm))
    put(before, { nom: 'е', gen: 'я', dat: 'ю', acc: 'е', ins: 'ем', loc: norm.endsWith('ие') ? 'и' : 'е' });
  else if (gender === 'neut' && end === 'е')
    put(before, { nom: 'е', gen: 'я', dat: 'ю', acc: 'е', ins: 'ем', loc: 'е' });
  else if (/ство$/.test(norm) || gender === 'neut') {
    put(before, { nom: 'о', gen: 'а', dat: 'у', acc: 'о', ins: 'ом', loc: 'е' });
    if (!/ство$/.test(norm)) forms.add(norm, ANY);
  } else if (/[бвгджзклмнпрстфхцчшщ]$/.test(norm)) {
    const isSurname = person && /(ов|ев|ин|ын)$/.test(norm);
    put(norm, isSurname ? MASCULINE_SURNAME : /[жшчщц]$/.test(norm) ? MASCULINE_HUSHING : MASCULINE);
  } else forms.add(norm, ANY);
  return forms;
}

/** «Филиппины», «американцы», «россияне», «острова». */
function pluralForms(norm: string, { genitive, person }: Inflection, forms: Forming): Forms {
  const last = norm.slice(-1);
  const before = norm.slice(0, -1);
  const soft = last === 'и' && !/[гкхжшчщ]$/.test(before);
  const vowel = soft || last === 'я' ? 'я' : 'а';
  const genitives = genitive ? [normalize(genitive)] : [regularGenitive(norm, before)];
  const accusative = feature('acc', 'plur');
  for (const form of genitives) forms.add(form, feature('gen', 'plur') | (person ? accusative : 0));
  forms.add(norm, feature('nom', 'plur') | (person ? 0 : accusative));
  forms.put(`${before}${vowel}`, { nom: [], gen: [], dat: 'м', acc: [], ins: 'ми', loc: 'х' }, 'plur');
  return forms;
}

function regularGenitive(norm: string, before: string): string {
  if (/(ане|яне)$/.test(norm)) return before;
  if (norm.endsWith('цы')) return `${before}ев`;
  if (norm.endsWith('ии')) return `${before}й`;
  if (norm.endsWith('и') && !/[гкх]$/.test(before)) return `${before}ей`;
  return `${before}ов`;
}

interface AdjectiveEndings {
  readonly masc: Endings;
  readonly femn: Endings;
  readonly neut: Endings;
  readonly plur: Endings;
}

/** One set of endings for most; two for stems in a hushing sound, whose stress decides: «Большая» → «Большой», «общая» → «общей». */
function adjectiveEndings(norm: string): AdjectiveEndings[] {
  const stem = norm.slice(0, -2);
  const isSoft = /н$/.test(stem) && /(ий|яя|ее|ие)$/.test(norm);
  const y = isSoft || /[гкхжшчщ]$/.test(stem) ? 'и' : 'ы';
  const sets = isSoft
    ? [['е', 'я', 'ю']]
    : /[жшчщц]$/.test(stem)
      ? [
          ['е', 'а', 'у'],
          ['о', 'а', 'у'],
        ]
      : [['о', 'а', 'у']];
  return sets.map(([o = 'о', a = 'а', u = 'у']) => ({
    masc: {
      nom: [`${y}й`, 'ой'],
      gen: `${o}го`,
      dat: `${o}му`,
      acc: [`${y}й`, 'ой', `${o}го`],
      ins: `${y}м`,
      loc: `${o}м`,
    },
    femn: { nom: `${a}я`, gen: `${o}й`, dat: `${o}й`, acc: `${u}ю`, ins: [`${o}й`, `${o}ю`], loc: `${o}й` },
    neut: { nom: `${o}е`, gen: `${o}го`, dat: `${o}му`, acc: `${o}е`, ins: `${y}м`, loc: `${o}м` },
    plur: { nom: `${y}е`, gen: `${y}х`, dat: `${y}м`, acc: [`${y}е`, `${y}х`], ins: `${y}ми`, loc: `${y}х` },
  }));
}
