import type { Claim, Topic } from '#model/claim';
import type { Turn } from '#model/document';
import { claimProperties, contentText, topicIdentity, turnId } from '#model/graph-layout';
import { sha256 } from './hash.ts';

export { cueRows, LABELS, linkRows, turnId } from '#model/graph-layout';

export const topicId = (topic: Topic): string => sha256(topicIdentity(topic)).slice(0, 32);

/**
 * What a claim says, as a hash: two claims of the same id and content are the same in every field that is stored
 * with them. Names and types of actors are the actors' own and do not enter.
 */
export const contentOf = (claim: Claim): string => sha256(contentText(claim));

/** The parameters of `put-claims` for one claim. */
export function claimRow(claim: Claim, recordedAt: string, changedAt: string | null = null) {
  const { topic } = claim;
  return {
    turn: turnId(claim.document, claim.turn),
    topic: topic && { id: topicId(topic), en: topic.en, words: topic.words },
    properties: {
      ...claimProperties(claim),
      recordedAt,
      retractedAt: null,
      changedAt,
      content: contentOf(claim),
    },
  };
}

/** A turn as it is compared and stored. */
export const turnState = ({ index, role, start, end, speaker }: Turn) => ({
  index,
  role,
  start,
  end,
  speaker: speaker?.id ?? null,
  state: speaker?.state ?? null,
});
export type TurnState = ReturnType<typeof turnState>;
