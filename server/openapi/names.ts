import { z } from 'zod';
import { Actor, ActorId, ActorRef, ActorType, Names, Relation } from '#model/actor';
import { ActorDecisionRow } from '#model/actor-decision';
import { Certainty } from '#model/certainty';
import { AttributionLink, Claim, Cue, ReviewState, Span, StoredClaim, Topic } from '#model/claim';
import { Turn } from '#model/document';
import { CypherAnswer, CypherExample, CypherNote, CypherSchema, CypherSummary, PlanStep } from '#model/free-cypher';
import { Job, JobResult } from '#model/job';
import { ActorRow } from '#model/questions/actors';
import { ClaimSpan, DocumentRow, DocumentText } from '#model/questions/documents';
import { QUESTIONS } from '#model/questions/index';
import { NetworkActor } from '#model/questions/network';
import { Direction } from '#model/questions/relationship';
import { Relationship } from '#model/relationship';
import { ClaimPatch, ReviewRow } from '#model/review';
import { Snapshot } from '#model/snapshot/snapshot';
import { Scores, Sign, StanceCode } from '#model/stance';

/** The one shape of an error. */
export const ErrorAnswer = z
  .object({
    error: z.object({
      code: z.string().describe('What kind of error it is, for programs'),
      message: z.string().describe('What is wrong and what would be right, for people'),
      details: z.unknown().optional().describe('Of a parameter or field that cannot be taken: which, and why'),
    }),
  })
  .describe('What went wrong');

const KNOWN: Readonly<Record<string, z.ZodType>> = {
  Actor,
  ActorDecisionRow,
  ActorId,
  ActorRef,
  ActorRow,
  ActorType,
  AttributionLink,
  Certainty,
  Claim,
  ClaimPatch,
  ClaimSpan,
  Cue,
  CypherAnswer,
  CypherExample,
  CypherNote,
  CypherSchema,
  CypherSummary,
  Direction,
  DocumentRow,
  DocumentText,
  Error: ErrorAnswer,
  Job,
  JobResult,
  Names,
  NetworkActor,
  PlanStep,
  Relation,
  Relationship,
  ReviewRow,
  ReviewState,
  Scores,
  Sign,
  Snapshot,
  Span,
  StanceCode,
  StoredClaim,
  Topic,
  Turn,
};

/** The rows of all questions, `MatrixRow` and so on, unless they have a name already. */
const rows = new Map<z.ZodType, string>();
for (const [name, { row }] of Object.entries(QUESTIONS))
  if (!Object.values(KNOWN).includes(row)) rows.set(row, `${name[0]?.toUpperCase()}${name.slice(1)}Row`);

/** What the document calls by a name and says once. A schema that is not here stands where it is used. */
export const NAMES: Readonly<Record<string, z.ZodType>> = {
  ...KNOWN,
  ...Object.fromEntries([...rows].map(([row, name]) => [name, row])),
};
