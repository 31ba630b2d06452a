/** An objector's word on an answer, by mail: said by the step of the page of the objection. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import {
  answerOf,
  callId,
  explainDecision,
  findObjection,
  lockObjection,
  objectionId,
  objectionsOf,
  REASON_MAX,
  settleObjection,
  standsBehind,
  type Answer,
  type Objection,
} from '../decisions/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Asked, Done, MailDoor, NotDone } from './door.ts'
import { heldCall } from './doors-calls.ts'
import { idIn, notDone, roundIn } from './doors-ground.ts'

export const wordDoor: MailDoor = {
  kinds: ['accept-answer', 'maintain'],
  weighty: () => true,
  act: async (tx, asked) => {
    const { command } = asked
    if (command.kind !== 'accept-answer' && command.kind !== 'maintain') return undefined
    const objection = await objectionAbout(tx, asked.about, asked.actor.person)
    const word = command.kind === 'maintain' ? 'maintained' : 'satisfied'
    return objection && say(tx, asked, { objection, word, why: command.words })
  },
  examples: async (db, { about, actor, reader: { t } }) => {
    const objection = await objectionAbout(db, about, actor.person)
    const isAnswered = objection !== undefined && answerOf(objection) !== undefined
    return isAnswered ? [t('replies.example.satisfied'), t('replies.example.maintain')] : []
  },
}

/** The one that a mail is about; in a call their own that was answered, where it is only one. */
async function objectionAbout(
  db: Read | Tx,
  about: string,
  person: PersonId,
): Promise<Objection | undefined> {
  const id = objectionId(idIn(about, 'objection') ?? '')
  if (id) return (await findObjection(db, id))?.objection
  const call = callId(idIn(about, 'call') ?? '')
  if (!call) return undefined
  const [first, ...others] = (await objectionsOf(db, [call])).filter(
    (behind) => answerOf(behind.objection) !== undefined && standsBehind(behind, person),
  )
  return others.length === 0 ? first?.objection : undefined
}

/** They read an earlier one: here is the answer of now, and what they answer to it counts. */
async function otherAnswer(
  tx: Tx,
  { reader: { t } }: Asked,
  { id }: Objection,
  { round, reason }: Answer,
): Promise<NotDone> {
  const wording = (await wordsOf(tx, [reason])).get(reason)
  const words = wording.kind === 'text' ? wording.text : '…'
  const said = [t('decisions.refused.other-answer', { round }), '', words].join('\n')
  return { kind: 'refused', said, about: `objection:${id}/${round}` }
}

type Saying = {
  readonly objection: Objection
  readonly word: 'satisfied' | 'maintained'
  readonly why: string | undefined
}

async function say(
  tx: Tx,
  asked: Asked,
  { objection, word, why }: Saying,
): Promise<Done | NotDone | undefined> {
  const { reader, now } = asked
  const { t } = reader
  if ((why?.length ?? 0) > REASON_MAX) {
    return { kind: 'refused', said: t('replies.refused.too-long', { most: REASON_MAX }) }
  }
  const held = await heldCall(tx, asked, objection.call)
  const behind = held && (await lockObjection(tx, objection.id))
  if (!behind) return undefined
  const { step, call, ruled } = held
  const given = answerOf(behind.objection)
  const round = roundIn(asked.about) ?? given?.round ?? 0
  if (given && round < given.round) return otherAnswer(tx, asked, objection, given)
  const settled = await settleObjection(step, { call, behind }, { word, round, why })
  if (!settled.ok) {
    const saying = { t, template: ruled.template, now }
    return notDone(settled.refusal, reader, ruled, (refusal) => explainDecision(refusal, saying))
  }
  const isOwner = behind.objection.owner === asked.actor.person
  return {
    kind: 'done',
    said: t('replies.recorded.word', { word: t(`decisions.word.${word}`) }),
    recorded: {
      act: isOwner ? 'objection.word' : 'objection.concur',
      obj: `objection:${objection.id}`,
    },
    path: `/objections/${objection.id}`,
    change: t('replies.change.word'),
  }
}
