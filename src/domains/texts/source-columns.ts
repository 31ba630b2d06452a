/** Columns that say from which source a row was entered, and back. Decides nothing. */
import type { Reported } from '../processes/index.ts'

export type SourceColumns = { readonly source: string | null; readonly reported_on: string | null }

export const reportedFrom = ({ source, reported_on }: SourceColumns): Reported | undefined =>
  source === null || reported_on === null ? undefined : { source, on: reported_on }

export const sourceColumns = (reported: Reported | undefined): SourceColumns => ({
  source: reported?.source ?? null,
  reported_on: reported?.on ?? null,
})
