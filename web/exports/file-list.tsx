import { useText } from '../i18n/use-text.ts';
import { Icon } from '../parts/icon.tsx';
import { useAtlas } from '../state/atlas.ts';
import { addressOfFile } from './addresses.ts';
import { type Choices, FILES, fileNameOf, GROUPS } from './formats.ts';
import { PngButton } from './png-button.tsx';

/** Every format as a link to the file itself, so that what is saved here is what a program gets from that address. */
export function FileList({ choices }: { choices: Choices }) {
  const { view } = useAtlas();
  const { t } = useText();
  return (
    <div className="file-groups">
      {GROUPS.map((group) => (
        <section key={group} className="file-group">
          <h3>{t(`export.group.${group}`)}</h3>
          <ul>
            {FILES.filter((file) => file.group === group).map((file) => (
              <li key={file.id}>
                <a href={addressOfFile(file, view, choices)} download={fileNameOf(file)} data-file={file.id}>
                  <Icon name="download" />
                  {file.name}
                </a>
                <span className="quiet">{t(`export.for.${file.id}`)}</span>
              </li>
            ))}
            {group === 'pictures' ? <PngButton choices={choices} /> : null}
          </ul>
        </section>
      ))}
    </div>
  );
}
