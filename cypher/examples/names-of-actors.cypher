// en: By which names are the actors known in three languages?
// ru: Под какими именами акторы известны на трёх языках?
// kk: Акторлар үш тілде қалай аталады?
MATCH (actor:Actor)
RETURN actor.id AS id, actor.name AS english, actor.nameRu AS russian, actor.nameKk AS kazakh, actor.aliases AS aliases
ORDER BY id
