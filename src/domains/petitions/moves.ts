/** Whose move an open petition is, and a ratification that waits. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { byRoles, type Move, type MoveProvider, type Process } from '../processes/index.ts'
import { inWords, type Template, templateOf } from '../templates/index.ts'
import { ratificationGround } from './facts.ts'
import { petitionPhase } from './petition.ts'
import {
  ratificationPhase,
  ratificationRule,
  standingOfBody,
  type RatificationCase,
} from './rules-ratifications.ts'
import { petitionsOf } from './store-petitions.ts'

export const petitionMoves: MoveProvider = {
  async moves(read, process, now) {
    const template = await templateOf(read, process.pin)
    const signing =
      template.petitions.length === 0 ? [] : await toSign(read, { process, template }, now)
    return [...signing, ...(await toRatify(read, process, now))]
  },
}

type Held = { readonly process: Process; readonly template: Template }

/** Anybody may sign or not, until the hour. */
async function toSign(
  read: Read,
  { process, template }: Held,
  now: Instant,
): Promise<readonly Move[]> {
  const open = (await petitionsOf(read, process.id)).filter(
    (one) => petitionPhase(one, now) === 'open',
  )
  return open.map(({ id, rule, closes }) => {
    const title = template.petitions.find((one) => one.id === rule)?.title
    return {
      about: `petition:${id}`,
      who: { kind: 'anybody' },
      does: ({ t }) => t('petitions.things.sign', { name: title ? inWords(title, t) : rule }),
      href: `/petitions/${id}`,
      until: closes,
      settles: [`petitions.${rule}.*`],
    }
  })
}

/** Each body that has neither answered nor been silent for too long. */
async function toRatify(read: Read, process: Process, now: Instant): Promise<readonly Move[]> {
  const { template, earlier } = await ratificationGround(read, process)
  const cases = earlier.flatMap(({ ratification, answers }): readonly RatificationCase[] => {
    const rule = ratificationRule(template, ratification.rule)
    return rule ? [{ process, template, rule, ratification, answers }] : []
  })
  const waiting = cases.filter((one) => ratificationPhase(one, now) === 'pending')
  const words = await wordsOf(
    read,
    waiting.map(({ ratification }) => ratification.subject),
  )
  return waiting.flatMap((one) => {
    const { id, rule, subject } = one.ratification
    const wording = words.get(subject)
    const name = wording.kind === 'text' ? wording.text : '…'
    return one.rule.bodies.flatMap(({ body }): readonly Move[] => {
      const standing = standingOfBody(one, body, now)
      if (standing.kind !== 'waiting') return []
      return [
        {
          about: `ratification:${id}/${body}`,
          who: byRoles([body === TABLE ? MEMBERS : body]),
          does: ({ t }) => t('petitions.moves.ratify', { name }),
          href: `/ratifications/${id}`,
          ...(standing.until === undefined ? {} : { until: standing.until }),
          settles: [`ratifications.${rule}.*`],
        },
      ]
    })
  })
}

/** The body of the process itself, and the name that templates have for those who sit in it. */
const TABLE = 'table'
const MEMBERS = 'members'
