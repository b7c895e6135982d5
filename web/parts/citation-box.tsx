import { useId, useState } from 'react';
import { today } from '../i18n/dates.ts';
import { useText } from '../i18n/use-text.ts';
import { useAtlas } from '../state/atlas.ts';
import { useTextOf, useWholeSnapshot } from '../state/queries.ts';
import { citedAs, STYLES } from './citation.ts';
import { CopyField } from './copy-field.tsx';
import { WaitingForAnswer } from './states.tsx';

/** Forms are called the same everywhere; only plain words have a name in each language. */
const NAMES = { plain: null, bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON' } as const;

/** A citation as the server words it, in the form that one chooses. `address`: where it is to be had. */
export function CitationBox({ address }: { address: string }) {
  const { view } = useAtlas();
  const { t, language } = useText();
  const [style, setStyle] = useState<keyof typeof NAMES>('plain');
  const snapshot = useWholeSnapshot(view);
  const answer = useTextOf(citedAs(address, { style, lang: language, accessed: today(), snapshot }));
  const name = useId();
  return (
    <div className="citation">
      <fieldset className="forms">
        <legend className="visually-hidden">{t('cite.form')}</legend>
        {STYLES.map((each) => (
          <label key={each}>
            <input type="radio" name={name} checked={each === style} onChange={() => setStyle(each)} />
            <span>{NAMES[each] ?? t('cite.plain')}</span>
          </label>
        ))}
      </fieldset>
      {answer.data === undefined ? (
        <WaitingForAnswer {...answer} />
      ) : (
        <CopyField key={style} label={t('cite.text')} text={answer.data.trimEnd()} rows={5} />
      )}
    </div>
  );
}
