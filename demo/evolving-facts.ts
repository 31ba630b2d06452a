/** The shape of `facts/evolving.yaml`. Every field is a fact with a source, or an inference. */
import { z } from 'zod'
import { AuditFacts, OutcomeFacts } from './results.ts'
import { dated, Day, readFacts } from './sources.ts'

const Event = z.strictObject({
  ...dated,
  to: z.array(z.string()).optional(),
  as: z.string(),
  text: z.string(),
  enters: z.enum(['issues', 'clusters', 'topics', 'strands']).optional(),
})

const Submission = z.strictObject({
  contributor: z.string(),
  ...dated,
  group: z.string().optional(),
  paraphrase: z.string().nullable(),
  ratified: z
    .strictObject({
      yes: z.int(),
      no: z.int(),
      abstained: z.int(),
      closed: Day,
      source: z.string(),
    })
    .optional(),
})

const Docket = z.strictObject({
  slug: z.string(),
  title: z.string(),
  /** The document that was commented on. */
  about: z.string(),
  asks: z.string(),
  opens: Day,
  closes: Day,
  'extended-to': Day.optional(),
  report: Day.optional(),
  comments: z.int().nullable(),
  source: z.string(),
  submissions: z.array(Submission),
})

const Issue = z.strictObject({
  no: z.int(),
  title: z.string(),
  kind: z.string(),
  to: z.string().nullable(),
})

const Cluster = z.strictObject({
  id: z.string(),
  title: z.string(),
  to: z.string().nullable(),
  nearest: z.string().optional(),
  source: z.string().optional(),
})

const Topic = z.strictObject({
  id: z.string(),
  rank: z.int(),
  focus: z.boolean(),
  title: z.string(),
  lead: z.string(),
})

const Facts = z.strictObject({
  slug: z.string(),
  title: z.string(),
  question: z.string(),
  'last-word': z.string(),
  'decided-by': z.string(),
  began: Day,
  source: z.string(),
  events: z.array(Event),
  disputed: z.array(
    z.strictObject({ about: z.string(), text: z.string(), source: z.string(), on: Day }),
  ),
  dockets: z.array(Docket),
  issues: z.array(Issue),
  'issues-source': z.string(),
  clusters: z.array(Cluster),
  'clusters-source': z.string(),
  topics: z.array(Topic),
  'focus-reasons': z.string(),
  'later-reasons': z.string(),
  'focus-source': z.string(),
  'leads-source': z.string(),
  'leads-on': Day,
  'leads-precision': z.literal('month'),
  outcome: OutcomeFacts,
  audit: AuditFacts,
  strands: z.strictObject({ source: z.string(), list: z.array(z.string()) }),
})

export type EvolvingFacts = z.output<typeof Facts>
export type EvolvingEvent = EvolvingFacts['events'][number]
export type EvolvingDocket = EvolvingFacts['dockets'][number]

export const evolvingFacts = (): EvolvingFacts => readFacts('evolving', Facts)
