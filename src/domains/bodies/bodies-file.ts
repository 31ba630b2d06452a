/**
 * A file of bodies as data: their houses and groups, seats with terms, who appoints, meetings due.
 * Reads text only; `importing.ts` saves it. No holder stands in such a file.
 */
import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { BODY_KINDS } from './body.ts'
import { PLACE_NAME, STANDINGS } from './place.ts'

/** Far above any real one. */
export const FILE_LENGTH_MAX = 200_000
const PROBLEMS_MAX = 50
const BODIES_MAX = 60
const LINES_MAX = 60
const SEATS_MAX = 120
const WEIGHT_MAX = 1_000
const TITLE_LENGTH_MAX = 200
const MANDATE_LENGTH_MAX = 2_000

const name = z.string().max(60).regex(PLACE_NAME, 'lower-case words joined by hyphens')
const title = z.string().trim().min(1).max(TITLE_LENGTH_MAX)
const sourced = {
  source: title,
  tag: z.string().regex(/^(S1|S2|D|V|RFC \d+|[A-Z]{2,4}-\d+)$/, 'a tag: S1, S2, D, V, GAC-1'),
}

const isDay = (day: string) => {
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString() === day
  } catch {
    return false
  }
}

const TermSchema = z.strictObject({
  years: z.int().min(1).max(20),
  consecutive: z.int().min(1).max(20).nullable(),
  /** Days on which terms begin; seats take them in turn, and so are staggered. */
  from: z.array(z.string().refine(isDay, 'a day such as 2025-11-01')).min(1).max(12),
})

const SeatsSchema = z.strictObject({
  name,
  title,
  seats: z.int().min(1).max(SEATS_MAX).default(1),
  part: name.optional(),
  group: name.optional(),
  region: name.optional(),
  appointedBy: title,
  appointer: name.optional(),
  standing: z.enum(STANDINGS),
  weight: z.int().min(0).max(WEIGHT_MAX).optional(),
  term: TermSchema.optional(),
  ...sourced,
})

/** Days of one meeting; the last is not before the first. */
const MeetingDatesSchema = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { message: 'it ends before it begins', path: ['to'] })
/** Meetings of one kind that are announced ahead. */
const DATES_MAX = 60

const BodySchema = z
  .strictObject({
    slug: name,
    kind: z.enum(BODY_KINDS),
    name: title,
    mandate: z.string().trim().min(1).max(MANDATE_LENGTH_MAX),
    /** The code list of regions. */
    regions: name.optional(),
    parts: z
      .array(z.strictObject({ id: name, label: title }))
      .max(LINES_MAX)
      .default([]),
    meetings: z
      .array(
        z.strictObject({
          title,
          timesAYear: z.int().min(1).max(366),
          dates: z.array(MeetingDatesSchema).max(DATES_MAX).exactOptional(),
          ...sourced,
        }),
      )
      .max(LINES_MAX)
      .default([]),
    seats: z.array(SeatsSchema).max(LINES_MAX).default([]),
  })
  .superRefine((body, context) => {
    const parts = new Set(body.parts.map(({ id }) => id))
    const names = new Set<string>()
    for (const [index, line] of body.seats.entries()) {
      for (const field of ['part', 'group'] as const) {
        const part = line[field]
        if (part === undefined || parts.has(part)) continue
        const there = `is not among the parts of ${body.slug}`
        const message = `${part} ${there}; add {id: ${part}, label: …}`
        context.addIssue({ code: 'custom', path: ['seats', index, field], message })
      }
      if (line.standing !== 'voting' && (line.weight ?? 0) > 0) {
        const message = 'a seat that does not vote has no weight; leave it out'
        context.addIssue({ code: 'custom', path: ['seats', index, 'weight'], message })
      }
      if (names.has(line.name)) {
        const message = `${line.name} is there twice; names are unique in a body`
        context.addIssue({ code: 'custom', path: ['seats', index, 'name'], message })
      }
      names.add(line.name)
      if (line.region !== undefined && body.regions === undefined) {
        const message = 'a region needs the list it comes from; add regions: icann-regions'
        context.addIssue({ code: 'custom', path: ['seats', index, 'region'], message })
      }
    }
  })

const FileSchema = z.strictObject({
  /** Practice bodies say so on every page. */
  practice: z.boolean(),
  bodies: z.array(BodySchema).min(1).max(BODIES_MAX),
})

export type BodiesFile = z.output<typeof FileSchema>
export type BodyInFile = BodiesFile['bodies'][number]
export type SeatsInFile = BodyInFile['seats'][number]

/** Where in the file, from 1, and which field. */
export type FileProblem = {
  readonly line: number
  readonly field: string
  readonly message: string
}

export function readBodies(text: string): Result<BodiesFile, readonly FileProblem[]> {
  if (text.length > FILE_LENGTH_MAX) {
    const message = `longer than ${FILE_LENGTH_MAX} characters`
    return refuse([{ line: 1, field: '', message }])
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  if (document.errors.length > 0) {
    return refuse(
      document.errors.slice(0, PROBLEMS_MAX).map(({ message, pos }) => ({
        line: lines.linePos(pos[0]).line,
        field: '',
        message: message.split('\n')[0] ?? message,
      })),
    )
  }
  // Aliases could make a small file unfold without end.
  const read = FileSchema.safeParse(asData(() => document.toJS({ maxAliasCount: 0 })))
  if (read.success) return ok(read.data)
  return refuse(
    read.error.issues.slice(0, PROBLEMS_MAX).map(({ path, message }) => {
      const node = nearest(path, (part) => document.getIn(part, true))
      const offset = isNode(node) && node.range ? node.range[0] : 0
      return { line: lines.linePos(offset).line, field: path.map(String).join('.'), message }
    }),
  )
}

function asData(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return 'a file that repeats itself by aliases'
  }
}

/** What stands at a path; where nothing does, the nearest thing around it. */
function nearest(path: readonly PropertyKey[], at: (path: readonly unknown[]) => unknown): unknown {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = at(
      path.slice(0, depth).map((key) => (typeof key === 'number' ? key : `${String(key)}`)),
    )
    if (isNode(node)) return node
  }
  return undefined
}
