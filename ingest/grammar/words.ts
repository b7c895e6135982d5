import type { Language } from '#model/document';

/** The small words by which clauses are told apart. */
export interface ClauseWords {
  /** Open a clause that is said, thought or felt. */
  readonly complement: ReadonlySet<string>;
  /** Open a clause that says when, why or under which condition. */
  readonly adverbial: ReadonlySet<string>;
  /** Open a clause about the noun before. */
  readonly relative: ReadonlySet<string>;
  /** Join clauses and noun phrases. */
  readonly coordinating: ReadonlySet<string>;
  /** Whether the openers part clauses without a comma. */
  readonly opensWithoutComma: boolean;
  /** Whether nouns show their role by case; else by their place around the verb. */
  readonly hasCases: boolean;
  /** Whether whoever something belongs to stands in front of it («Қытайдың ықпалы»), and not behind («влияние Китая»). */
  readonly ownersInFront: boolean;
  /** Verbs behind which a clause may follow without any word that opens it ("says China supports Russia"). */
  readonly bareComplement: ReadonlySet<string>;
  /** Lemmas of verbs that take an infinitive whose subject is their object («помочь X сделать», "help X do"). */
  readonly objectControl: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

export const CLAUSE_WORDS: Readonly<Record<Language, ClauseWords>> = {
  ru: {
    complement: words('что чтобы будто ли'),
    adverbial: words('если когда поскольку хотя потому пока чтобы раз едва ибо словно покуда коль'),
    relative: words('который где куда откуда чей кто'),
    coordinating: words('и а но или либо однако зато да'),
    opensWithoutComma: false,
    hasCases: true,
    ownersInFront: false,
    bareComplement: words(''),
    objectControl: words(
      'помочь помогать позволить позволять разрешить разрешать предложить предлагать заставить заставлять призвать призывать убедить убеждать просить попросить рекомендовать посоветовать советовать вынудить вынуждать требовать потребовать приказать обязать обязывать дать давать мешать помешать запретить запрещать поручить поручать побудить побуждать подтолкнуть подталкивать уговорить',
    ),
  },
  en: {
    complement: words('that whether if'),
    adverbial: words('if when because although though while since unless until whereas once after before as'),
    relative: words('which who whose whom where'),
    coordinating: words('and but or yet nor'),
    opensWithoutComma: true,
    hasCases: false,
    bareComplement: words(
      'think believe say fear hope know claim argue warn suspect assume insist admit suggest feel doubt reckon note add understand realise realize conclude maintain hear mean agree',
    ),
    ownersInFront: false,
    objectControl: words(
      'help allow let make force urge ask persuade convince tell order push press enable encourage invite want expect compel oblige pressure call permit require warn lobby',
    ),
  },
  kk: {
    complement: words('деп дейді'),
    adverbial: words('егер өйткені сондықтан себебі'),
    relative: words(''),
    coordinating: words('және мен бен пен бірақ немесе ал'),
    opensWithoutComma: false,
    hasCases: true,
    ownersInFront: true,
    bareComplement: words(''),
    objectControl: words(''),
  },
};
