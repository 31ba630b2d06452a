/** Acts of a scenario that ask somebody else: challenges, appeals, advice, petitions. */
import {
  answerItem,
  adviceCase,
  giveAdvice,
  holdConsultation,
  lockAdvice,
  type AdviceId,
} from '../../src/domains/advice/index.ts'
import {
  carryAppeal,
  fileAppeal,
  lockAppeal,
  ruleOnAppeal,
  subjectAt,
  type AppealId,
} from '../../src/domains/appeals/index.ts'
import {
  carryChallenge,
  joinChallenge,
  lockChallenge,
  raiseChallenge,
  ruleOnChallenge,
  type ChallengeId,
} from '../../src/domains/challenges/index.ts'
import { findCall, type CallId } from '../../src/domains/decisions/index.ts'
import {
  lockPetition,
  signPetition,
  startPetitionIn,
  type PetitionId,
} from '../../src/domains/petitions/index.ts'
import { templateOf } from '../../src/domains/templates/index.ts'
import { historyOf } from '../../src/platform/record/index.ts'
import type { ActOf } from '../../src/play/scenario.ts'
import { here, must, type Acting } from '../stage.ts'
import { chosen, doing, factsIn, known, remember, type Scene } from './scene.ts'

export const challenge = (scene: Scene, act: ActOf<'challenge'>) =>
  doing(scene, act.by, async ({ step }) => {
    const call = here(await findCall(step.tx, known<CallId>(scene, 'call', act.call)), act.call)
    const typed = { statement: act.statement, capacity: 'personal' } as const
    remember(scene, 'challenge', act.challenge, must(await raiseChallenge(step, call, typed)).id)
  })

const challenged = async (scene: Scene, { tx }: Acting, name: string) =>
  here(await lockChallenge(tx, known<ChallengeId>(scene, 'challenge', name)), name)

export const join = (scene: Scene, { by, challenge: name }: ActOf<'join-challenge'>) =>
  doing(scene, by, async ({ step }) => {
    must(await joinChallenge(step, await challenged(scene, step, name), 'personal'))
  })

export const rule = (scene: Scene, { by, challenge: name, finding, reasons }: ActOf<'rule'>) =>
  doing(scene, by, async ({ step }) => {
    const one = await challenged(scene, step, name)
    must(await ruleOnChallenge(step, one, { finding, reasons }))
  })

export const carry = (scene: Scene, { by, challenge: name }: ActOf<'carry'>) =>
  doing(scene, by, async ({ step }) => {
    must(await carryChallenge(step, await challenged(scene, step, name)))
  })

/** Against the last designation of a call. */
export const appeal = (scene: Scene, act: ActOf<'appeal'>) =>
  doing(scene, act.by, async ({ step, process }) => {
    const obj = `call:${known(scene, 'call', act.against)}`
    const asked = { obj, act: 'designation.conclude', limit: 1 }
    const [line] = await historyOf(step.tx, asked)
    const subject = here(line && (await subjectAt(step.tx, process, line.index)), act.against)
    const { ladder, grounds, sought } = act
    const typed = { ladder, subject, grounds, sought, capacity: 'personal' } as const
    remember(scene, 'appeal', act.appeal, must(await fileAppeal(step, process, typed)).id)
  })

const appealed = async (scene: Scene, { tx }: Acting, name: string) =>
  here(await lockAppeal(tx, known<AppealId>(scene, 'appeal', name)), name)

export const ruleAppeal = (scene: Scene, act: ActOf<'rule-appeal'>) =>
  doing(scene, act.by, async ({ step }) => {
    const { finding, reasons, order } = act
    const one = await appealed(scene, step, act.appeal)
    must(await ruleOnAppeal(step, one, { finding, reasons, order }))
  })

export const takeOn = (scene: Scene, { by, appeal: name }: ActOf<'carry-appeal'>) =>
  doing(scene, by, async ({ step }) => {
    must(await carryAppeal(step, await appealed(scene, step, name)))
  })

export const advise = (scene: Scene, act: ActOf<'give-advice'>) =>
  doing(scene, act.by, async ({ step, process }) => {
    const template = await templateOf(step.tx, process.pin)
    const [first] = template.advice
    const parties = { from: act.from ?? first?.from ?? '', to: act.to ?? first?.to ?? '' }
    const [words = ''] = act.items
    const typed = { ...parties, title: 'On a new name (practice)', words, consensus: act.consensus }
    const given = await giveAdvice(step, { process, template }, typed, process.slug)
    remember(scene, 'advice', act.advice, must(given).id)
  })

const advised = async (scene: Scene, { tx }: Acting, name: string) =>
  adviceCase(tx, here(await lockAdvice(tx, known<AdviceId>(scene, 'advice', name)), name))

export const respond = (scene: Scene, act: ActOf<'answer-advice'>) =>
  doing(scene, act.by, async ({ step }) => {
    const typed = { number: act.item, answer: act.answer, reasons: act.reasons }
    must(await answerItem(step, await advised(scene, step, act.advice), typed))
  })

export const consult = (scene: Scene, act: ActOf<'hold-consultation'>) =>
  doing(scene, act.by, async ({ step }) => {
    const typed = { number: act.item, reasons: act.reasons }
    must(await holdConsultation(step, await advised(scene, step, act.advice), typed))
  })

/** For the organisation that they speak for, which is what is counted. */
const capacityOf = ({ actor: { capacities } }: Acting) =>
  capacities.find(({ capacity }) => capacity !== 'personal')?.capacity ?? 'personal'

export const start = (scene: Scene, act: ActOf<'start-petition'>) =>
  doing(scene, act.by, async ({ step, process }) => {
    const asked = { rule: act.petition, statement: act.statement, capacity: capacityOf(step) }
    const started = must(await startPetitionIn(step, process, asked, factsIn(scene)))
    remember(scene, 'petition', act.name, started.id)
  })

export async function sign(scene: Scene, act: ActOf<'sign-petition'>): Promise<void> {
  const id = known<PetitionId>(scene, 'petition', act.petition)
  for (const who of chosen(scene, act.signers)) {
    await doing(scene, who, async ({ step }) => {
      must(await signPetition(step, here(await lockPetition(step.tx, id), id), capacityOf(step)))
    })
  }
}
