import { WrongUsage } from '#model/errors';
import { type PloverReport, scorePlover } from '../eval/plover.ts';
import { type Part, type RuSentRelReport, scoreRuSentRel } from '../eval/rusentrel.ts';
import { type ScoreReport, together } from '../eval/score.ts';
import { linesOf, linesOfPlover, linesOfRuSentRel, markdownOf } from '../eval/tables.ts';
import { rowsOf, scoreTexts } from '../eval/texts.ts';

interface EvaluateOptions {
  gold?: string[];
  texts?: string[];
  rusentrel?: string;
  part?: Part;
  plover?: string;
  json?: boolean;
  markdown?: boolean;
  review: boolean;
}

/** What `--json` prints; null for what was not asked for. */
export interface Evaluation {
  /** By the name of the text. */
  texts: Record<string, ScoreReport>;
  /** All texts as one. */
  together: ScoreReport | null;
  rusentrel: RuSentRelReport | null;
  plover: PloverReport | null;
}

/** `eval`: scores texts that have gold claims, and public collections; prints tables or one JSON object. */
export async function evaluateCommand(options: EvaluateOptions): Promise<void> {
  const { gold: folders = [], texts = [], rusentrel, part, plover, json, markdown, review } = options;
  if (!folders.length && !rusentrel && !plover)
    throw new WrongUsage(
      'Name a folder of texts and gold claims (--gold FOLDER), of RuSentRel (--rusentrel FOLDER) or a file of PLOVER (--plover FILE).',
    );
  if (part && !rusentrel) throw new WrongUsage('--part goes with --rusentrel.');
  if (json && markdown) throw new WrongUsage('--json and --markdown exclude each other.');

  const ruSentRel = rusentrel ? await scoreRuSentRel(rusentrel, part ?? 'train') : null;
  const ofPlover = plover ? await scorePlover(plover) : null;
  if (markdown) {
    const rows = folders.length ? await rowsOf({ folders, texts }) : [];
    console.log(markdownOf({ texts: rows, ruSentRel, plover: ofPlover }));
    return;
  }
  const scored = folders.length
    ? await scoreTexts({ folders, texts, review })
    : new Map<string, Map<string, ScoreReport>>();
  const reports = new Map([...scored.values()].flatMap((each) => [...each]));
  if (json) {
    const evaluation: Evaluation = {
      texts: Object.fromEntries(reports),
      together: reports.size ? together([...reports.values()]) : null,
      rusentrel: ruSentRel,
      plover: ofPlover,
    };
    console.log(JSON.stringify(evaluation));
    return;
  }
  for (const [name, report] of reports) console.log(`${name}\n${linesOf(report)}\n`);
  if (reports.size > 1) console.log(`all ${reports.size} texts\n${linesOf(together([...reports.values()]))}\n`);
  if (ruSentRel) console.log(`${linesOfRuSentRel(ruSentRel)}\n`);
  if (ofPlover) console.log(`${linesOfPlover(ofPlover)}\n`);
}
