import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../parts/icon.tsx';
import { useAtlas } from '../state/atlas.ts';
import { addressOfFile } from './addresses.ts';
import { type Choices, FILES } from './formats.ts';
import { drawn, save } from './png.ts';

/** The figure as pixels, which the browser makes of the SVG. */
export function PngButton({ choices }: { choices: Choices }) {
  const { view } = useAtlas();
  const { t } = useText();
  const [state, setState] = useState<'drawing' | 'failed' | null>(null);
  const file = FILES.find(({ id }) => id === 'svg');
  if (!file) return null;
  const make = async () => {
    setState('drawing');
    try {
      save(await drawn(addressOfFile(file, view, choices)), 'stance-atlas-network.png');
      setState(null);
    } catch {
      setState('failed');
    }
  };
  return (
    <li>
      <button type="button" className="file-button" disabled={state === 'drawing'} onClick={() => void make()}>
        <Icon name="download" />
        PNG
      </button>
      <span className="quiet" role="status">
        {t(state === 'failed' ? 'export.png.failed' : 'export.png')}
      </span>
    </li>
  );
}
