/** The contributions that wait for an answer: the oldest first, with what they say. */
import {
  Day,
  Empty,
  Item,
  List,
  Meta,
  Section,
  Tag,
  useReader,
  UserText,
} from '../../../platform/html/index.ts'
import type { Key } from '../../../platform/languages/index.ts'
import type { NumbersShown } from '../shown.ts'
import { UNANSWERED_SHOWN, WORDS_SHOWN, type Row } from '../tally.ts'
import { valueWord } from './value-word.ts'

type Shown = { readonly shown: NumbersShown }

/** The anchor to link to. */
export const UNANSWERED = 'unanswered'

export function Unanswered({ shown }: Shown) {
  const { t } = useReader()
  const { unanswered } = shown
  const more = unanswered.length - UNANSWERED_SHOWN
  return (
    <Section title={t('tallies.column.waiting')} id={UNANSWERED}>
      {unanswered.length === 0 ? (
        <Empty>{t('tallies.waiting.none')}</Empty>
      ) : (
        <List>
          {unanswered.slice(0, UNANSWERED_SHOWN).map((row) => (
            <UnansweredItem shown={shown} row={row} />
          ))}
        </List>
      )}
      {more > 0 && <Meta>{t('tallies.waiting.more', { count: more })}</Meta>}
    </Section>
  )
}

function UnansweredItem({ shown, row }: Shown & { readonly row: Row }) {
  const { t } = useReader()
  const { said, organisation, outcome } = row
  const [of = ''] = row.contribution.split(':')
  const kind = t(`uptake.kind.${of}` as Key)
  const words = shown.words.get(row.contribution)
  const known = (['group', 'region'] as const).flatMap((attribute) =>
    said[attribute] === undefined ? [] : [valueWord(shown, attribute, said[attribute], t)],
  )
  return (
    <Item
      title={words === undefined ? kind : <UserText>{beginningOf(words)}</UserText>}
      href={row.href}
      tag={outcome === 'contested' && <Tag>{t('uptake.fate.contested')}</Tag>}
      meta={
        <>
          {words !== undefined && `${kind} · `}
          {row.at !== undefined && <Day at={row.at} />}
          {known.map((word) => ` · ${word}`)}
          {organisation !== undefined && (
            <>
              {' · '}
              <UserText>{organisation}</UserText>
            </>
          )}
        </>
      }
    />
  )
}

function beginningOf(words: string): string {
  const [line = ''] = words.trim().split('\n')
  const signs = [...line]
  return signs.length > WORDS_SHOWN ? `${signs.slice(0, WORDS_SHOWN).join('')}…` : line
}
