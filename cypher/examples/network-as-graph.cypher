// en: What does the network of lines look like, as nodes and relationships?
// ru: Как выглядит сеть связей в виде узлов и рёбер?
// kk: Байланыстар желісі түйіндер мен қырлар түрінде қандай?
MATCH (holder:Actor)-[line:STANCE]->(target:Actor)
RETURN holder, line, target
ORDER BY line.id
