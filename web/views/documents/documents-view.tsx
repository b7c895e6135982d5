import { useAtlas } from '../../state/atlas.ts';
import { DocumentList } from './document-list.tsx';
import { DocumentText } from './document-text.tsx';

export function DocumentsView() {
  const { view } = useAtlas();
  return view.document === null ? <DocumentList /> : <DocumentText key={view.document} id={view.document} />;
}
