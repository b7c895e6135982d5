import type { ActorType } from '#model/actor';
import { useAtlas } from '../state/atlas.ts';
import { TypeMark } from './marks.tsx';

/** An actor's name behind the mark that it has in the picture, as far as its type is known. */
export function ActorName({ id }: { id: string }) {
  const { nameOf, typeOf } = useAtlas();
  const type: ActorType | undefined = typeOf(id);
  return (
    <span className="actor-name">
      {type ? <TypeMark type={type} /> : null}
      <span>{nameOf(id)}</span>
    </span>
  );
}
