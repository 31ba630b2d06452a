/** What came of a reported process: its outcome, and what the questions of the audit find in it. */
import { z } from 'zod'
import { enterOutcome } from '../src/domains/outcomes/index.ts'
import { answerAudit, VERDICTS } from '../src/domains/participation/index.ts'
import { lockProcess, type Process } from '../src/domains/processes/index.ts'
import { dated, hrefOf, reportedBy } from './sources.ts'
import { here, must, reporting, tick, type Stage } from './stage.ts'

export const OutcomeFacts = z.strictObject({
  ...dated,
  title: z.string(),
  summary: z.string(),
  'decided-by': z.string(),
})

export const AuditFacts = z.array(
  z.strictObject({
    question: z.string(),
    verdict: z.enum(VERDICTS),
    line: z.string(),
    evidence: z.string().optional(),
    source: z.string(),
  }),
)

type Audited = {
  readonly slug: string
  readonly outcome: z.output<typeof OutcomeFacts>
  readonly audit: z.output<typeof AuditFacts>
}

export async function tellOutcome(
  stage: Stage,
  { id }: Process,
  facts: z.output<typeof OutcomeFacts>,
): Promise<void> {
  const { title, summary, 'decided-by': decidedBy, source } = facts
  await reporting(stage, reportedBy(facts), async (step) => {
    const process = here(await lockProcess(step.tx, { id }), title)
    const href = hrefOf(source)
    must(await enterOutcome(step, process, { title, summary, decidedBy, href }))
  })
  tick(stage)
}

/** Asked of a process that is over: each answer with where a reader can look for themselves. */
export async function tellAudit(
  stage: Stage,
  { id }: Process,
  { outcome, audit }: Audited,
): Promise<void> {
  await stage.database.transact(async (tx, now) => {
    const process = here(await lockProcess(tx, { id }), outcome.title)
    for (const { source, ...answer } of audit) {
      const by = { kind: 'importer', reported: reportedBy({ on: outcome.on, source }) } as const
      const step = { tx, clock: stage.clock, now, by, via: 'import' } as const
      must(await answerAudit(step, process, { ...answer, href: hrefOf(source) }))
      tick(stage)
    }
  })
}
