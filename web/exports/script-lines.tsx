import { useId, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { CopyField } from '../parts/copy-field.tsx';
import { useAtlas } from '../state/atlas.ts';
import { addressOfFile, commandOfFile } from './addresses.ts';
import { type Choices, FILES } from './formats.ts';

/** The same files for programs: where one is to be had, and the command that writes it. */
export function ScriptLines({ choices }: { choices: Choices }) {
  const { view } = useAtlas();
  const { t } = useText();
  const selectId = useId();
  const [id, setId] = useState<string>('gexf');
  const file = FILES.find((each) => each.id === id) ?? FILES[0];
  return (
    <section className="script-lines">
      <h3>{t('export.script')}</h3>
      <p className="script-file">
        <label htmlFor={selectId}>{t('export.script.file')}</label>
        <select id={selectId} value={file.id} onChange={(event) => setId(event.target.value)}>
          {FILES.map((each) => (
            <option key={each.id} value={each.id}>
              {each.question === 'claims' ? `${t('export.group.claims')}: ${each.name}` : each.name}
            </option>
          ))}
        </select>
      </p>
      <CopyField label={t('export.script.address')} text={`${location.origin}${addressOfFile(file, view, choices)}`} />
      <CopyField label={t('export.script.command')} text={commandOfFile(file, view, choices)} />
    </section>
  );
}
