// en: Towards whom do two actors both have a stance?
// ru: К кому отношение есть сразу у двух акторов?
// kk: Қай акторға екі актордың да қатынасы бар?
MATCH (one:Actor)-[first:STANCE]->(target:Actor)<-[second:STANCE]-(other:Actor)
WHERE one.id < other.id
RETURN one.name AS one, other.name AS other, target.name AS target, first.sign AS sign, second.sign AS otherSign
ORDER BY one, other, target, sign, otherSign
