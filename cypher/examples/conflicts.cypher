// en: Between whom is there rivalry or conflict?
// ru: Между кем есть соперничество или конфликт?
// kk: Кімдердің арасында бәсеке не қайшылық бар?
MATCH (one:Actor)-[line:STANCE {sign: -1}]->(other:Actor)
RETURN one.name AS one, other.name AS other, line.stances AS stances, line.claims AS claims
ORDER BY claims DESC, one, other, stances
