/** Answering a mail about an action: done and with what, taken on, or not, by the page's steps. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Result } from '../../platform/values.ts'
import type { Gone } from '../people/index.ts'
import {
  idIn,
  notDone,
  type Asked,
  type Done,
  type MailDoor,
  type NotDone,
} from '../replies/index.ts'
import { templateOf } from '../templates/index.ts'
import { actionId, isOpen, WORDS_LENGTH_MAX, type Action, type ActionId } from './action.ts'
import { explain } from './explain.ts'
import { placeOf } from './ground.ts'
import { mayAnswer, mayFinish, type ActionRefusal } from './rules.ts'
import * as steps from './steps.ts'
import { findAction } from './store.ts'

type Answered = 'finish' | 'accept' | 'decline'

export const doneDoor: MailDoor = {
  kinds: ['done', 'position', 'object'],
  weighty: () => true,
  act: async (tx, asked) => {
    const id = actionId(idIn(asked.about, 'action') ?? '')
    return id && act(tx, asked, id)
  },
  examples: async (db, { about, actor, reader: { t } }) => {
    const found = await caseOf(db, about)
    if (!found || !isOpen(found.action)) return []
    return [
      ...(mayFinish(found, actor).ok ? [t('actions.example.done')] : []),
      ...(mayAnswer(found, actor).ok
        ? [t('actions.example.accept'), t('actions.example.decline')]
        : []),
    ]
  },
}

async function caseOf(db: Read | Tx, about: string) {
  const id = actionId(idIn(about, 'action') ?? '')
  const action = id && (await findAction(db, id))
  return action && { action, ground: await placeOf(db, action.host) }
}

/** The first link is where it can be seen; all of it stays what was said. */
const LINK = /https:\/\/[^\s"<>\\]{1,990}/

async function act(tx: Tx, asked: Asked, id: ActionId): Promise<Done | NotDone | undefined> {
  const { actor, clock, now, command, reader } = asked
  const { t } = reader
  const words = 'words' in command ? command.words?.trim() : undefined
  const said = words === '' ? undefined : words
  if ((said?.length ?? 0) > WORDS_LENGTH_MAX) {
    return { kind: 'refused', said: t('replies.refused.too-long', { most: WORDS_LENGTH_MAX }) }
  }
  const step: steps.Step = { tx, clock, now, via: 'mail', actor }
  if (command.kind === 'done') {
    const href = said === undefined ? undefined : LINK.exec(said)?.[0]
    return answered(tx, asked, 'finish', await steps.finishAction(step, id, { words: said, href }))
  }
  if (command.kind === 'position') {
    if (command.position !== 'accept') return undefined
    return answered(tx, asked, 'accept', await steps.acceptAction(step, id))
  }
  if (command.kind !== 'object') return undefined
  if (said !== undefined) {
    return answered(tx, asked, 'decline', await steps.declineAction(step, id, said))
  }
  const example = t('actions.example.decline')
  return { kind: 'refused', said: t('actions.refused.why', { example }) }
}

async function answered(
  tx: Tx,
  { about, reader }: Asked,
  what: Answered,
  done: Result<Action, ActionRefusal | Gone>,
): Promise<Done | NotDone | undefined> {
  const { t } = reader
  if (done.ok) {
    const { id } = done.value
    return {
      kind: 'done',
      said: t(`actions.recorded.${what}`),
      recorded: { act: `action.${what}`, obj: `action:${id}` },
      path: `/actions/${id}`,
      ...(what === 'finish' ? {} : { change: t('replies.change.page') }),
    }
  }
  const { refusal } = done
  if (refusal.kind === 'absent') return undefined
  const process = (await caseOf(tx, about))?.ground.process
  const ruled = process && { template: await templateOf(tx, process.pin), pin: process.pin }
  return notDone(refusal, reader, ruled, (one) => explain(one, t))
}
