/** SQL for judgements. Decides nothing. */
import { fromJson, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { StoredAbout, type About } from '../ballots/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { JUDGEMENTS_MAX, type Judgement, type JudgementId } from './judgement.ts'

type JudgementRow = {
  readonly id: JudgementId
  readonly process_id: ProcessId
  readonly decision: string
  readonly stage: string
  readonly outcome: string
  /** JSON of the item; none where the question alone was judged. */
  readonly about: string | null
  readonly judged_by: PersonId
  readonly role: string
  readonly reasons: Commitment
  readonly at: Instant
}

const JUDGEMENTS = keptTable<JudgementRow>({
  table: 'judgements',
  noun: 'judgement',
  key: ['id'],
})

const QUESTION: About = { kind: 'question' }

export const JUDGEMENT_TABLES = [JUDGEMENTS] as const

/** The newest first. */
export const judgementsOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Judgement[]> => {
    const rows = await db
      .withTables<{ readonly judgements: JudgementRow }>()
      .selectFrom('judgements')
      .selectAll()
      .where('process_id', '=', process)
      .orderBy('id', 'desc')
      .limit(JUDGEMENTS_MAX)
      .execute()
    return rows.map(({ process_id, judged_by, about, ...row }) => ({
      ...row,
      about: about === null ? QUESTION : StoredAbout.parse(fromJson(about)),
      process: process_id,
      by: judged_by,
    }))
  },
)

export async function saveJudgement(tx: Tx, judgement: Judgement, act: Act): Promise<void> {
  const { process, by, about, ...rest } = judgement
  const item = about.kind === 'question' ? null : json(about)
  await keep(tx, JUDGEMENTS, { ...rest, about: item, process_id: process, judged_by: by }, act)
}
