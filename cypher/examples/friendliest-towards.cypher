// en: Towards whom is most said that is friendly?
// ru: К кому относятся благожелательнее всего?
// kk: Кімге қатысты ең көп жылы пікір айтылған?
MATCH (:Actor)-[line:STANCE {sign: 1}]->(target:Actor)
RETURN target.name AS target, sum(line.claims) AS claims, count(line) AS lines
ORDER BY claims DESC, target
