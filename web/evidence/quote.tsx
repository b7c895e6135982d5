import type { StoredClaim } from '#model/claim';
import { piecesOf } from '../parts/pieces.ts';

/** The words of the text; those that show how sure it is are underlined. */
export function Quote({ claim, lang }: { claim: StoredClaim; lang: string | undefined }) {
  const pieces = piecesOf(claim.quote, claim.start, claim.cues);
  let at = 0;
  return (
    <blockquote className="quote" lang={lang}>
      {pieces.map(({ text, roles }) => {
        const key = at;
        at += text.length;
        return roles.includes('hedge') ? (
          <u key={key} className="hedge">
            {text}
          </u>
        ) : (
          <span key={key}>{text}</span>
        );
      })}
    </blockquote>
  );
}
