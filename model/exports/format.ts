import type { z } from 'zod';
import type { Network } from '../questions/network.ts';
import type { Meta, Question } from '../questions/question.ts';
import type { ExportGraph } from './graph.ts';

/** Some rows of an answer, as the store gives them. */
export interface RowPage {
  readonly rows: readonly unknown[];
  readonly next: string | null;
  readonly meta: Meta;
}

/** The network always comes whole. */
export type NetworkPage = Network & { readonly meta: Meta };

export type Page = RowPage | NetworkPage;

/** An answer on its way: the next page is asked for when the one before has been written. */
export interface Answer {
  readonly question: Question;
  readonly pages: AsyncIterable<Page>;
  /** Of the network: reads all that stands behind it, for formats that hold more than its lines. */
  readonly whole?: (network: NetworkPage) => Promise<ExportGraph>;
}

/** Files that come with the program and that a format may put into what it writes: fonts, and what a page does and looks like. */
export type SuppliedFile = 'regular.ttf' | 'bold.ttf' | 'page.js' | 'page.css';

/** Gives such a file. What runs on Node reads it from the program's folder, a browser fetches it. */
export type Supply = (file: SuppliedFile) => Promise<Uint8Array>;

interface Described<Options extends z.ZodObject> {
  /** Without the dot. Addresses end with it, files are named with it, the command line's `--format` takes it. */
  readonly extension: string;
  /** Without parameters. */
  readonly mediaType: string;
  /** What is text is UTF-8. */
  readonly isText: boolean;
  /** A few words for lists of formats. */
  readonly summary: string;
  /** Strict object of what a caller may choose beside the question's own parameters. */
  readonly options: Options;
}

/** Writes answers to all questions. */
export interface AnswerFormat<Options extends z.ZodObject = z.ZodObject> extends Described<Options> {
  readonly takes: 'answers';
  /** The text in pieces; a failure of the pages passes through. Same pages and options give the same text. */
  write(answer: Answer, options: z.output<Options>): AsyncIterable<string>;
}

/** Writes the network with all that stands behind it, and no other answer. */
export interface NetworkFormat<Options extends z.ZodObject = z.ZodObject> extends Described<Options> {
  readonly takes: 'network';
  render(graph: ExportGraph, options: z.output<Options>, supply: Supply): AsyncIterable<Uint8Array>;
}

export type Format = AnswerFormat | NetworkFormat;

/** Declares a format; the types of its options are known to what writes it. */
export const answerFormat = <Options extends z.ZodObject>(declared: AnswerFormat<Options>): AnswerFormat =>
  declared as unknown as AnswerFormat;

export const networkFormat = <Options extends z.ZodObject>(declared: NetworkFormat<Options>): NetworkFormat =>
  declared as unknown as NetworkFormat;

export const isNetwork = (page: Page): page is NetworkPage => 'stances' in page;

/** As HTTP says it. */
export const contentTypeOf = ({ mediaType, isText }: Format): string =>
  isText ? `${mediaType}; charset=utf-8` : mediaType;
