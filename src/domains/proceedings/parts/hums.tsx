/** Senses of the room that were closed, each with its counts; they decide nothing. */
import { Item, List, Meta, useReader } from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import { wordsOf, type Words } from '../../../platform/record/index.ts'
import { humsOf, totalOf, USUAL_ANSWERS, WAYS, type Hum } from '../../hums/index.ts'
import { plain } from '../../processes/index.ts'
import { inLine, listed } from '../markdown.ts'
import type { ProceedingsPart } from '../part.ts'

export const humsPart: ProceedingsPart = {
  name: 'hums',
  order: 32,
  async load({ read, shown, t }) {
    const hums = await humsOf(read, shown.meeting.id)
    if (hums.length === 0) return undefined
    const words = await wordsOf(read, hums.flatMap(saidIn))
    return {
      heading: 'hums.title',
      beside: t('hums.decides-nothing'),
      node: <Hums hums={hums} words={words} />,
      md: listed(
        hums.map(
          (hum) =>
            `${inLine(plain({ words }, hum.question, t('hums.removed')))} ` +
            inLine(resultOf(hum, words, t)),
        ),
      ),
      json: hums.map(({ id, item, question, state }) => ({
        id,
        item,
        question: plain({ words }, question, ''),
        state: state.kind,
        ...(state.kind === 'closed' ? { counted: state.counted } : {}),
      })),
    }
  },
}

const saidIn = ({ question, answers }: Hum): readonly string[] => [
  question,
  ...(answers.kind === 'own' ? answers.words : []),
]

/** `yes: 12 · with a change: 3`; of one that is open only that, as its answers are hidden. */
function resultOf({ answers, state }: Hum, words: Words, t: Translate): string {
  if (state.kind === 'open') return t('proceedings.hum-open')
  const labels =
    answers.kind === 'usual'
      ? USUAL_ANSWERS.map((one) => t(`hums.answer.${one}`))
      : answers.words.map((one) => plain({ words }, one, t('hums.removed')))
  const { counts } = state.counted
  return labels.map((label, index) => `${label}: ${counts[index] ?? 0}`).join(' · ')
}

function waysIn({ state }: Hum, t: Translate): string {
  if (state.kind === 'open') return ''
  const { counts, ways } = state.counted
  return [
    t('hums.answered', { count: totalOf(counts) }),
    ...WAYS.filter((way) => ways[way] > 0).map((way) => t(`hums.way.${way}`, { count: ways[way] })),
  ].join(' · ')
}

function Hums({ hums, words }: { readonly hums: readonly Hum[]; readonly words: Words }) {
  const { t } = useReader()
  return (
    <List>
      {hums.map((hum) => (
        <Item
          title={plain({ words }, hum.question, t('hums.removed'))}
          href={`/hums/${hum.id}`}
          id={`hum-${hum.id}`}
        >
          <p>{resultOf(hum, words, t)}</p>
          <Meta>{waysIn(hum, t)}</Meta>
        </Item>
      ))}
    </List>
  )
}
