import { useAtlas } from '../../state/atlas.ts';
import { NARROW, useMedia } from '../../state/media.ts';
import { useReady } from '../../state/ready.ts';
import { ActorLines } from './actor-lines.tsx';
import { NoMatch } from './no-match.tsx';
import { Stage } from './stage.tsx';
import { Summary } from './summary.tsx';

interface Props {
  onHelp: () => void;
  onSearch: () => void;
}

/** Who stands how towards whom, as a picture under one sentence that says what is to be seen. */
export function NetworkView({ onHelp, onSearch }: Props) {
  const { network, isSettling } = useAtlas();
  const isNarrow = useMedia(NARROW);
  const hasLines = network.stances.length > 0;
  useReady(!hasLines && !isSettling);
  if (!hasLines) return <NoMatch />;
  return (
    <div className="network" data-settling={isSettling || undefined}>
      <Summary />
      {isNarrow ? <ActorLines /> : null}
      <Stage onHelp={onHelp} onSearch={onSearch} />
    </div>
  );
}
