import { supplied } from '#ingest/supply';
import type { NetworkFormat } from '#model/exports/format';
import type { ExportGraph } from '#model/exports/graph';

/** The pieces of a format's file, as they come. */
export async function piecesOf(
  format: NetworkFormat,
  graph: ExportGraph,
  options: Readonly<Record<string, unknown>> = {},
): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of format.render(graph, format.options.parse(options), supplied)) pieces.push(piece);
  return pieces;
}

/** The whole file as text; throws where it is not UTF-8. */
export async function fileOf(...of: Parameters<typeof piecesOf>): Promise<string> {
  const bytes = Buffer.concat(await piecesOf(...of));
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
