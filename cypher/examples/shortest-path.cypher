// en: How are two actors joined through the stances of others?
// ru: Как два актора связаны через отношения других?
// kk: Екі актор басқалардың қатынастары арқылы қалай байланысқан?
MATCH path = SHORTEST 1 (:Actor {id: 'RUS'})-[:STANCE]-{1,4}(:Actor {id: 'central-asia'})
RETURN path, [actor IN nodes(path) | actor.name] AS actors, [line IN relationships(path) | line.sign] AS signs
