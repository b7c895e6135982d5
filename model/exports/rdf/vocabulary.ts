import { CERTAINTIES, rankOf } from '../../certainty.ts';
import { LANGUAGES } from '../../document.ts';
import { definitionOf, STANCE_CODES } from '../../stance.ts';
import { VOCABULARY_VERSION } from '../../vocabulary.ts';
import { CERTAINTY_WORDS, STANCE_WORDS, type Words } from '../../words.ts';
import { flag, integer, iri, maybe, named, number, type Resource, TYPE, term, text, words } from './terms.ts';

const STANCES = term('sa', 'stances');
const SCALE = term('sa', 'certainties');

const labels = (all: Words) =>
  LANGUAGES.map((language) => [term('skos', 'prefLabel'), words(all[language], language)] as const);

/** The closed lists as SKOS concepts, and what of our own terms a reader must know. */
export const vocabulary = (): Resource[] => [
  scheme(STANCES, 'Stances of Stance Atlas'),
  ...STANCE_CODES.map((code): Resource => {
    const { family, sign, signed, symmetric, plover, goldstein, posture, cameo, test } = definitionOf(code);
    return {
      iri: term('stance', code),
      says: [
        [TYPE, named('skos', 'Concept')],
        [term('skos', 'inScheme'), iri(STANCES)],
        [term('skos', 'notation'), text(code)],
        ...labels(STANCE_WORDS[code]),
        [term('skos', 'definition'), words(test, 'en')],
        [term('skos', 'note'), words(family === 'conduct' ? CONDUCT : POSTURE, 'en')],
        [term('sa', 'family'), text(family)],
        [term('sa', 'sign'), integer(sign)],
        [term('sa', 'signed'), flag(signed)],
        [term('sa', 'symmetric'), flag(symmetric)],
        ...maybe(term('sa', 'plover'), plover, number),
        ...maybe(term('sa', 'goldstein'), goldstein, number),
        ...maybe(term('sa', 'posture'), posture, number),
        ...cameo.map((root) => [term('sa', 'cameo'), text(root)] as const),
        [term('sa', 'relation'), named('sa', code)],
      ],
    };
  }),
  ...STANCE_CODES.map((code): Resource => {
    return {
      iri: term('sa', code),
      says: [
        [TYPE, named('rdf', 'Property')],
        [term('rdfs', 'comment'), words(RELATION, 'en')],
        [term('rdfs', 'seeAlso'), named('stance', code)],
      ],
    };
  }),
  scheme(SCALE, 'Certainties of FactBank, weakest first'),
  ...CERTAINTIES.map((code): Resource => {
    return {
      iri: term('certainty', code),
      says: [
        [TYPE, named('skos', 'Concept')],
        [term('skos', 'inScheme'), iri(SCALE)],
        [term('skos', 'notation'), text(code)],
        ...labels(CERTAINTY_WORDS[code]),
        [term('sa', 'rank'), integer(rankOf(code))],
      ],
    };
  }),
  {
    iri: term('sa', 'CodeUnitPositionSelector'),
    says: [
      [term('rdfs', 'subClassOf'), named('oa', 'Selector')],
      [term('rdfs', 'comment'), words(POSITION, 'en')],
    ],
  },
];

const scheme = (address: string, title: string): Resource => ({
  iri: address,
  says: [
    [TYPE, named('skos', 'ConceptScheme')],
    [term('dcterms', 'title'), words(title, 'en')],
    [term('sa', 'vocabularyVersion'), integer(VOCABULARY_VERSION)],
  ],
});

const CONDUCT = 'A category of PLOVER 0.8, with its score and those of the CAMEO roots that it stands for.';
const POSTURE = 'No category of PLOVER: a posture, with a provisional score of this project.';
const RELATION =
  'Stands between two actors where at least one claim says so that is neither denied, hypothetical nor rejected.';
const POSITION =
  'Counts UTF-16 code units from 0, the end exclusive, where oa:TextPositionSelector counts characters of Unicode.';
