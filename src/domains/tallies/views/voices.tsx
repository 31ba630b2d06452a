/** How many organisations are heard, and what is told by language. Counts nothing. */
import { DataTable, Empty, Link, Meta, Section, useReader } from '../../../platform/html/index.ts'
import { isLanguage, nativeName, type Translate } from '../../../platform/languages/index.ts'
import type { Voices } from '../rules/numbers.ts'
import type { NumbersShown } from '../shown.ts'
import { ENDS, PEOPLE_MIN, type LanguageGroup, type Release } from '../tally.ts'

type Shown = { readonly shown: NumbersShown }

export function VoicesSection({ shown: { numbers } }: Shown) {
  const { t } = useReader()
  const { voices } = numbers
  const title = t('tallies.voices.title')
  if (!voices) return null
  return (
    <Section title={title} id="organisations">
      <DataTable
        caption={title}
        captionUnseen
        columns={[
          { label: t('tallies.voices.which') },
          { label: t('tallies.voices.signed'), number: true },
          { label: t('tallies.voices.organisations'), number: true },
          { label: t('tallies.voices.effective'), number: true },
          { label: t('tallies.voices.top'), number: true },
        ]}
        rows={(['made', 'taken'] as const).map((which) => [
          t(`tallies.column.${which}`),
          ...figuresOf(voices[which], t),
        ])}
      />
      <Meta>{t('tallies.voices.note')}</Meta>
    </Section>
  )
}

const figuresOf = (voices: Voices, t: Translate) => {
  const { signed, unsigned, organisations, effective, topThree } = voices
  return [
    t('tallies.voices.of', { count: signed, all: signed + unsigned }),
    organisations,
    effective === undefined ? '–' : t('tallies.voices.effective.value', { effective }),
    signed === 0 ? '–' : t('tallies.voices.of', { count: topThree, all: signed }),
  ]
}

/** Of whole processes only: the page of a text leads to that of its process. */
export function LanguagesSection({ shown: { about, releases } }: Shown) {
  const { t } = useReader()
  return (
    <Section title={t('tallies.languages.title')} id="languages">
      {about.within ? (
        <p>
          <Link to={`${about.within.path}/uptake#languages`}>
            {t('tallies.languages.of-process')}
          </Link>
        </p>
      ) : (
        <>
          {releases.length === 0 && <Empty>{t('tallies.languages.none')}</Empty>}
          {releases.map((release) => (
            <ReleaseTable release={release} />
          ))}
          <Meta>{t('tallies.languages.note', { least: PEOPLE_MIN })}</Meta>
        </>
      )}
    </Section>
  )
}

function ReleaseTable({ release: { quarter, groups } }: { readonly release: Release }) {
  const { t } = useReader()
  const caption = t('tallies.languages.quarter', { quarter })
  if (groups.length === 0) {
    return (
      <p>
        {caption}: {t('tallies.languages.few')}
      </p>
    )
  }
  return (
    <DataTable
      caption={caption}
      columns={[
        { label: t('tallies.languages.language') },
        ...ENDS.map((end) => ({ label: t(`tallies.languages.${end}`), number: true })),
      ]}
      rows={groups.map((group) => [nameOf(group, t), ...ENDS.map((end) => group.counts[end])])}
    />
  )
}

function nameOf({ language }: LanguageGroup, t: Translate): string {
  if (language === undefined) return t('tallies.languages.others')
  return isLanguage(language) ? nativeName(language) : language
}
