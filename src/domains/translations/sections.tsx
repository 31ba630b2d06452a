/** On the page of a text: in which other languages it can be read, and how far each has come. */
import { Empty, Item, Link, List, Row, Section, Tag, useReader } from '../../platform/html/index.ts'
import { LANGUAGES, nativeName } from '../../platform/languages/index.ts'
import type { ThingSection } from '../people/index.ts'
import { findText, findVersion, textId, type Text } from '../texts/index.ts'
import { languagesOf, type InLanguage } from './facts.ts'
import { isComplete } from './rules.ts'
import { doneOf } from './views.tsx'

const PREFIX = 'text:'

export const translationsOfText: ThingSection = async (read, thing) => {
  if (!thing.startsWith(PREFIX)) return undefined
  const id = textId(thing.slice(PREFIX.length))
  const text = id && (await findText(read, id))
  const version = text && (await findVersion(read, text.id))
  if (!text || !version || text.matter === 'rules') return undefined
  return <Languages text={text} languages={await languagesOf(read, version)} />
}

type Props = { readonly text: Text; readonly languages: readonly InLanguage[] }

function Languages({ text, languages }: Props) {
  const { t, language: own } = useReader()
  const begun = new Set(languages.map(({ language }) => language))
  // The reader's own language comes first: that is the one in which she can help.
  const others = LANGUAGES.filter((one) => one !== text.language && !begun.has(one)).toSorted(
    (one, two) => Number(two === own) - Number(one === own),
  )
  return (
    <Section title={t('translations.section')} id="languages">
      {languages.length === 0 ? (
        <Empty>{t('translations.section.none')}</Empty>
      ) : (
        <List>
          {languages.map(({ language, progress }) => (
            <Item
              title={<span lang={language}>{nativeName(language)}</span>}
              href={`/texts/${text.id}/in/${language}`}
              tag={
                isComplete(progress) ? (
                  <Tag tone="now">{t('translations.section.complete')}</Tag>
                ) : undefined
              }
              meta={
                <>
                  {t('translations.section.line', {
                    done: doneOf(progress),
                    clauses: progress.clauses,
                  })}
                  {progress.stale > 0 && (
                    <> · {t('translations.section.stale', { count: progress.stale })}</>
                  )}
                </>
              }
            />
          ))}
        </List>
      )}
      {others.length > 0 && (
        <Row>
          {t('translations.section.begin')}
          {others.map((language) => (
            <Link to={`/texts/${text.id}/in/${language}/work`}>
              <span lang={language}>{nativeName(language)}</span>
            </Link>
          ))}
        </Row>
      )}
    </Section>
  )
}
