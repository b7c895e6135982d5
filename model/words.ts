import type { ActorType, Names } from './actor.ts';
import type { Certainty } from './certainty.ts';
import type { Claim } from './claim.ts';
import type { Language } from './document.ts';
import type { Sign, StanceCode } from './stance.ts';

/** A word in every language of the project. */
export type Words = Readonly<Record<Language, string>>;

/** Stances as people call them. The page has the same words in its catalogues; a test holds the two together. */
export const STANCE_WORDS: Readonly<Record<StanceCode, Words>> = {
  INVITE: { en: 'Invitation', ru: 'Приглашение', kk: 'Шақыру' },
  CONSULT: { en: 'Talks', ru: 'Переговоры', kk: 'Келіссөз' },
  AGREE: { en: 'Agreement', ru: 'Согласие', kk: 'Келісім' },
  SUPPORT: { en: 'Support', ru: 'Поддержка', kk: 'Қолдау' },
  COOPERATE: { en: 'Joint action', ru: 'Совместные действия', kk: 'Бірлескен әрекет' },
  AID: { en: 'Aid', ru: 'Помощь', kk: 'Көмек' },
  CONCEDE: { en: 'Concession', ru: 'Уступка', kk: 'Жол беру' },
  RETREAT: { en: 'Withdrawal', ru: 'Отступление', kk: 'Шегіну' },
  REQUEST: { en: 'Request or demand', ru: 'Просьба или требование', kk: 'Өтініш немесе талап' },
  ACCUSE: { en: 'Accusation', ru: 'Обвинение', kk: 'Айыптау' },
  REJECT: { en: 'Refusal', ru: 'Отказ', kk: 'Бас тарту' },
  THREATEN: { en: 'Threat', ru: 'Угроза', kk: 'Қоқан-лоқы' },
  PROTEST: { en: 'Protest', ru: 'Протест', kk: 'Наразылық' },
  MOBILIZE: { en: 'Mobilisation', ru: 'Мобилизация', kk: 'Жұмылдыру' },
  SANCTION: { en: 'Sanctions', ru: 'Санкции', kk: 'Санкциялар' },
  COERCE: { en: 'Coercion', ru: 'Принуждение', kk: 'Мәжбүрлеу' },
  ASSAULT: { en: 'Armed attack', ru: 'Вооружённое нападение', kk: 'Қарулы шабуыл' },
  ALIGNS_WITH: { en: 'Alliance', ru: 'Союз', kk: 'Одақтастық' },
  PARTNERS_WITH: { en: 'Partnership', ru: 'Партнёрство', kk: 'Серіктестік' },
  RECOGNIZES: { en: 'Recognition', ru: 'Признание', kk: 'Мойындау' },
  INTERESTED_IN: { en: 'Interest', ru: 'Интерес', kk: 'Қызығушылық' },
  MEDIATES: { en: 'Mediation', ru: 'Посредничество', kk: 'Делдалдық' },
  BALANCES: { en: 'Balancing', ru: 'Балансирование', kk: 'Теңгерім сақтау' },
  CAUTIOUS_TOWARD: { en: 'Caution', ru: 'Осторожность', kk: 'Сақтық' },
  OBSERVES: { en: 'Observation', ru: 'Наблюдение', kk: 'Бақылау' },
  PERCEIVES_AS: { en: 'Perception', ru: 'Восприятие', kk: 'Қабылдау' },
  INFLUENCES: { en: 'Influence', ru: 'Влияние', kk: 'Ықпал' },
  DEPENDS_ON: { en: 'Dependence', ru: 'Зависимость', kk: 'Тәуелділік' },
  ASSERTS_AUTONOMY: { en: 'Autonomy', ru: 'Самостоятельность', kk: 'Дербестік' },
  WARY_OF: { en: 'Wariness', ru: 'Настороженность', kk: 'Алаңдаушылық' },
  COMPETES_WITH: { en: 'Competition', ru: 'Конкуренция', kk: 'Бәсекелестік' },
  OPPOSES: { en: 'Opposition', ru: 'Несогласие', kk: 'Қарсы болу' },
  PRESSURES: { en: 'Pressure', ru: 'Давление', kk: 'Қысым' },
  CONTAINS: { en: 'Containment', ru: 'Сдерживание', kk: 'Тежеу' },
  CONFRONTS: { en: 'Confrontation', ru: 'Конфронтация', kk: 'Қарсы тұру' },
};

export const CERTAINTY_WORDS: Readonly<Record<Certainty, Words>> = {
  CT: { en: 'stated', ru: 'утверждается', kk: 'нақты айтылған' },
  PR: { en: 'probable', ru: 'вероятно', kk: 'ықтимал' },
  PS: { en: 'possible', ru: 'возможно', kk: 'мүмкін' },
  U: { en: 'uncommitted', ru: 'без ручательства', kk: 'кепілдіксіз' },
};

/** The least certainty that is asked for. */
export const FLOOR_WORDS: Readonly<Record<Certainty, Words>> = {
  U: { en: 'Anything said', ru: 'Всё сказанное', kk: 'Айтылғанның бәрі' },
  PS: { en: 'Possible or firmer', ru: 'Возможное и увереннее', kk: 'Мүмкін және одан сенімді' },
  PR: { en: 'Probable or firmer', ru: 'Вероятное и увереннее', kk: 'Ықтимал және одан сенімді' },
  CT: { en: 'Stated only', ru: 'Только утверждаемое', kk: 'Тек нақты айтылғаны' },
};

/** Of a sign: -1, 0, 1. */
export const SIGN_WORDS: Readonly<Record<`${Sign}`, Words>> = {
  '-1': { en: 'Hostile', ru: 'Враждебность', kk: 'Қарсылық' },
  '0': { en: 'Neutral', ru: 'Нейтрально', kk: 'Бейтарап' },
  '1': { en: 'Cooperative', ru: 'Сотрудничество', kk: 'Ынтымақтастық' },
};

/** Types of actors as people call them. */
export const TYPE_WORDS: Readonly<Record<ActorType, Words>> = {
  STATE: { en: 'State', ru: 'Государство', kk: 'Мемлекет' },
  GOV_BODY: { en: 'Government body', ru: 'Орган власти', kk: 'Мемлекеттік орган' },
  PERSON: { en: 'Person', ru: 'Лицо', kk: 'Тұлға' },
  IGO: { en: 'International organisation', ru: 'Международная организация', kk: 'Халықаралық ұйым' },
  BLOC: { en: 'Bloc', ru: 'Блок', kk: 'Блок' },
  REGION: { en: 'Region', ru: 'Регион', kk: 'Өңір' },
  COMPANY: { en: 'Company', ru: 'Компания', kk: 'Компания' },
  MEDIA: { en: 'Media', ru: 'СМИ', kk: 'БАҚ' },
  NONSTATE: { en: 'Non-state actor', ru: 'Негосударственный актор', kk: 'Мемлекеттік емес актор' },
  PUBLIC: { en: 'Public', ru: 'Общество', kk: 'Қоғам' },
  GROUP: { en: 'Group', ru: 'Группа', kk: 'Топ' },
};

/** Whether what is said is so, or how far it is from being so. */
export const REALIS_WORDS: Readonly<Record<Claim['realis'], Words>> = {
  actual: { en: 'as a fact', ru: 'как факт', kk: 'факт ретінде' },
  habitual: { en: 'as a habit', ru: 'как обычное', kk: 'әдеттегідей' },
  future: { en: 'in the future', ru: 'в будущем', kk: 'болашақта' },
  conditional: { en: 'under a condition', ru: 'при условии', kk: 'белгілі бір шартпен' },
  hypothetical: { en: 'hypothetical', ru: 'гипотетически', kk: 'болжам ретінде' },
};

/** What somebody has in mind to do, or must, may, can. */
export const MODALITY_WORDS: Readonly<Record<Claim['modality'], Words>> = {
  none: { en: 'no modality', ru: 'без модальности', kk: 'модальділіксіз' },
  intention: { en: 'intention', ru: 'намерение', kk: 'ниет' },
  wish: { en: 'wish', ru: 'желание', kk: 'тілек' },
  recommendation: { en: 'recommendation', ru: 'рекомендация', kk: 'ұсыныс' },
  capability: { en: 'capability', ru: 'способность', kk: 'қабілет' },
  obligation: { en: 'obligation', ru: 'обязанность', kk: 'міндет' },
};

/** What reviewers said of a claim. */
export const REVIEW_WORDS: Readonly<Record<Claim['review']['state'], Words>> = {
  unreviewed: { en: 'not reviewed', ru: 'не проверено', kk: 'тексерілмеген' },
  accepted: { en: 'accepted', ru: 'подтверждено', kk: 'мақұлданған' },
  edited: { en: 'edited', ru: 'исправлено', kk: 'түзетілген' },
  rejected: { en: 'rejected', ru: 'отклонено', kk: 'қабылданбаған' },
};

/** By what or whom a claim was read. */
export const METHOD_WORDS: Readonly<Record<Claim['methods'][number], Words>> = {
  rules: { en: 'rules', ru: 'правилами', kk: 'ережелер' },
  llm: { en: 'a language model', ru: 'языковой моделью', kk: 'тілдік модель' },
  human: { en: 'a person', ru: 'человеком', kk: 'адам' },
};

/** A claim without a stance. */
export const RISK_WORDS: Words = { en: 'Risk', ru: 'Риск', kk: 'Тәуекел' };

/** Who holds a risk that nobody holds. */
export const NOBODY_WORDS: Words = { en: 'nobody in particular', ru: 'никто конкретно', kk: 'нақты ешкім емес' };

/** A name in the chosen language, else Russian, else English. */
export const nameIn = (names: Names, language: Language): string => names[language] ?? names.ru ?? names.en;
