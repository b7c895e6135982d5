import type { Names } from './actor.ts';
import type { Certainty } from './certainty.ts';
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

/** Of a sign: -1, 0, 1. */
export const SIGN_WORDS: Readonly<Record<`${Sign}`, Words>> = {
  '-1': { en: 'Hostile', ru: 'Враждебность', kk: 'Қарсылық' },
  '0': { en: 'Neutral', ru: 'Нейтрально', kk: 'Бейтарап' },
  '1': { en: 'Cooperative', ru: 'Сотрудничество', kk: 'Ынтымақтастық' },
};

/** A claim without a stance. */
export const RISK_WORDS: Words = { en: 'Risk', ru: 'Риск', kk: 'Тәуекел' };

/** Who holds a risk that nobody holds. */
export const NOBODY_WORDS: Words = { en: 'nobody in particular', ru: 'никто конкретно', kk: 'нақты ешкім емес' };

/** A name in the chosen language, else Russian, else English. */
export const nameIn = (names: Names, language: Language): string => names[language] ?? names.ru ?? names.en;
