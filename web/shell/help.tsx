import { CERTAINTIES } from '#model/certainty';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../parts/dialog.tsx';
import { DashSample, Glyph } from '../parts/marks.tsx';
import { certaintyWord, signWord } from '../parts/words.ts';
import { SIGNS } from '../state/view.ts';

const KEYS = [
  [['Enter'], 'help.enter'],
  [['Esc'], 'help.escape'],
  [['←', '↑', '→', '↓'], 'help.arrows'],
  [['[', ']'], 'help.brackets'],
  [['R'], 'help.reverse'],
  [['+', '−', '0'], 'help.zoom'],
  [['/'], 'help.search'],
  [['?'], 'help.help'],
] as const;

export function Help({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('action.help')}>
      <h3>{t('help.encoding')}</h3>
      <p>{t('network.reading')}</p>
      <ul className="help-marks">
        {SIGNS.map((sign) => (
          <li key={sign}>
            <Glyph sign={sign} /> {signWord(t, sign)}
          </li>
        ))}
        {[...CERTAINTIES].reverse().map((certainty) => (
          <li key={certainty}>
            <DashSample certainty={certainty} /> {certaintyWord(t, certainty)}
          </li>
        ))}
      </ul>
      <h3>{t('help.title')}</h3>
      <p>{t('help.intro')}</p>
      <dl className="keys">
        {KEYS.map(([keys, id]) => (
          <div key={id}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(id)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('help.undo')}</p>
    </Dialog>
  );
}
