// en: Who stands how towards whom, strongest lines first?
// ru: Кто как относится к кому, начиная с самых частых связей?
// kk: Кім кімге қалай қарайды, ең жиі кездесетін байланыстардан бастап?
MATCH (holder:Actor)-[line:STANCE]->(target:Actor)
RETURN holder.name AS holder, line.sign AS sign, line.stances AS stances, target.name AS target, line.claims AS claims
ORDER BY claims DESC, holder, target, sign
