/** Seconding an issue and signing a petition by mail, by the steps of their pages. */
import type { Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  asOf,
  explainIssue,
  findIssue,
  issueId,
  lockIssue,
  secondIssue,
  secondsOf,
} from '../issues/index.ts'
import {
  explainPetition,
  findPetition,
  lockPetition,
  petitionId,
  signPetition,
  type Petition,
} from '../petitions/index.ts'
import { lockProcess } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import type { Asked, Done, MailDoor, NotDone } from './door.ts'
import { idIn, notDone } from './doors-ground.ts'

export const secondDoor: MailDoor = {
  kinds: ['second'],
  weighty: () => true,
  act: async (tx, asked) => (await second(tx, asked)) ?? sign(tx, asked),
  examples: async (db, { about, reader: { t } }) => {
    const issue = issueId(idIn(about, 'issue') ?? '')
    if (issue && (await findIssue(db, issue))) return [t('replies.example.second')]
    const petition = petitionId(idIn(about, 'petition') ?? '')
    return petition && (await findPetition(db, petition)) ? [t('replies.example.sign')] : []
  },
}

async function second(tx: Tx, asked: Asked): Promise<Done | NotDone | undefined> {
  const { actor, now, reader, about, capacity } = asked
  const { t } = reader
  const id = issueId(idIn(about, 'issue') ?? '')
  const issue = id && (await lockIssue(tx, id))
  if (!issue) return undefined
  const facts = { seconds: await secondsOf(tx, [issue]), capacity }
  const given = await secondIssue({ tx, now, via: 'mail' }, asOf(issue, now), actor, facts)
  if (!given.ok) {
    return notDone(given.refusal, reader, undefined, (refusal) => explainIssue(refusal, t))
  }
  return {
    kind: 'done',
    said: t('replies.recorded.second'),
    recorded: { act: 'second.give', obj: `issue:${issue.id}` },
    path: `/issues/${issue.id}`,
    change: t('replies.change.page'),
  }
}

/** What came before the close counts, also where it is read a moment after it. */
const inTime = ({ asOf: came, now }: Asked, { closes }: Petition): Instant =>
  came !== undefined && came < closes && closes <= now ? came : now

async function sign(tx: Tx, asked: Asked): Promise<Done | NotDone | undefined> {
  const { actor, clock, now, reader, about } = asked
  const { t } = reader
  const id = petitionId(idIn(about, 'petition') ?? '')
  const found = id && (await findPetition(tx, id))
  const process = found && (await lockProcess(tx, { id: found.process }))
  const petition = found && (await lockPetition(tx, found.id))
  if (!process || !petition) return undefined
  const at = inTime(asked, petition)
  const step = { tx, clock, now: at, by: { kind: 'person', actor }, via: 'mail' } as const
  const signed = await signPetition(step, petition, asked.capacity)
  if (!signed.ok) {
    const template = await templateOf(tx, process.pin)
    const saying = { t, template, now }
    const ruled = { template, pin: process.pin }
    return notDone(signed.refusal, reader, ruled, (refusal) => explainPetition(refusal, saying))
  }
  return {
    kind: 'done',
    said: t('replies.recorded.signature'),
    recorded: { act: 'petition.sign', obj: `petition:${petition.id}` },
    path: `/petitions/${petition.id}`,
    change: t('replies.change.page'),
  }
}
