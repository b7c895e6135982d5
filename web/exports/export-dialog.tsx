import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { citationOfView } from '../parts/citation.ts';
import { CitationBox } from '../parts/citation-box.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { hasWhole } from '../state/asking.ts';
import { useAtlas } from '../state/atlas.ts';
import { FileList } from './file-list.tsx';
import type { Choices } from './formats.ts';
import { ScriptLines } from './script-lines.tsx';
import { SnapshotList } from './snapshot-list.tsx';

interface Props {
  isOpen: boolean;
  onClose: () => void;
}

/** Everything that one can take along of what the filters let through, and what was frozen of the graph before. */
export function ExportDialog({ isOpen, onClose }: Props) {
  const { view } = useAtlas();
  const { t } = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('export.title')} className="exports">
      {hasWhole(view) ? <OfView /> : <p>{t('export.nothing')}</p>}
      <SnapshotList onOpen={onClose} />
    </Dialog>
  );
}

function OfView() {
  const { view } = useAtlas();
  const { t, language } = useText();
  const [evidence, setEvidence] = useState(false);
  const [bom, setBom] = useState(false);
  const [isDark, setDark] = useState(false);
  const choices: Choices = { lang: language, theme: isDark ? 'dark' : 'light', evidence, bom };
  return (
    <>
      <p>{t('export.what')}</p>
      <FileList choices={choices} />
      <div className="file-options">
        <Option label={t('export.dark')} isChosen={isDark} onChange={setDark} />
        <Option label={t('export.evidence')} isChosen={evidence} onChange={setEvidence} />
        <Option label={t('export.bom')} isChosen={bom} onChange={setBom} />
      </div>
      <h3>{t('export.cite')}</h3>
      <CitationBox address={citationOfView(view)} />
      <ScriptLines choices={choices} />
    </>
  );
}

interface OptionProps {
  label: string;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
}

const Option = ({ label, isChosen, onChange }: OptionProps) => (
  <label className="tick">
    <input type="checkbox" checked={isChosen} onChange={(event) => onChange(event.target.checked)} />
    <span className="tick-label">{label}</span>
  </label>
);
