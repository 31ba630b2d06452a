/** Where a clause comes from: version by version, and what it grew from. Pure. */
import {
  Clause,
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  useReader,
  UserText,
  When,
} from '../../../platform/html/index.ts'
import { ChangedWords } from '../../texts/index.ts'
import {
  By,
  Clauses,
  contributionPath,
  FateTag,
  Grown,
  kindOf,
  Quoted,
  useCrumbs,
} from '../parts.tsx'
import type { TrailShown, Wording } from '../shown.ts'
import { CoveredList, CoverNote } from './covered.tsx'

type Shown = { readonly shown: TrailShown }

export function TrailPage({ shown }: Shown) {
  const { t } = useReader()
  const { at, clause, place, ancestors, wordings } = shown
  return (
    <Page
      title={
        place === undefined
          ? t('uptake.trail.title.gone', { id: clause })
          : t('uptake.trail.title', { number: place })
      }
      lede={t('uptake.trail.lede')}
      section="processes"
      practice={shown.process.practice}
      crumbs={useCrumbs(shown, at)}
    >
      <p>
        <Link to={`/texts/${at.text.id}?clause=${clause}#${clause}`}>
          {t('uptake.trail.in-text')}
        </Link>
        {' · '}
        <Link to={`/texts/${at.text.id}/dispositions?clause=${clause}`}>
          {t('uptake.trail.all')}
        </Link>
      </p>
      {place === undefined && (
        <Meta>
          {t('uptake.trail.went')} <Clauses at={at} clauses={[clause]} />
        </Meta>
      )}
      <GrewFrom shown={shown} />
      {ancestors.length > 0 && (
        <Section title={t('uptake.trail.ancestors')}>
          <p>
            <Clauses at={at} clauses={ancestors} />
          </p>
        </Section>
      )}
      <Section title={t('uptake.trail.wordings')}>
        {wordings.map((wording) => (
          <WordingLine shown={shown} wording={wording} />
        ))}
      </Section>
    </Page>
  )
}

function WordingLine({ shown, wording }: Shown & { readonly wording: Wording }) {
  const { t } = useReader()
  const { at } = shown
  const { version, changes, from, reason, entry } = wording
  return (
    <Clause
      number={String(version)}
      body={
        <ChangedWords
          changes={changes}
          lang={at.text.language}
          isTyped={at.text.matter === 'rules'}
        />
      }
    >
      <Link to={`/texts/${at.text.id}/versions/${version}`}>
        {t('uptake.version', { version })}
      </Link>
      {' · '}
      <When at={wording.at} />
      {reason !== '' && (
        <>
          {' · '}
          <UserText>{reason}</UserText>
        </>
      )}
      {from.length > 0 && (
        <>
          {' · '}
          {t('uptake.trail.from')} <Clauses at={at} clauses={from} />
        </>
      )}
      <Entry index={entry} />
    </Clause>
  )
}

function Entry({ index }: { readonly index: number | undefined }) {
  const { t } = useReader()
  if (index === undefined) return null
  return (
    <>
      {' · '}
      <Link to={`/record/entries/${index}`}>{t('uptake.entry', { index })}</Link>
    </>
  )
}

function GrewFrom({ shown }: Shown) {
  const { t } = useReader()
  const { at, grewFrom, covered, more, entries } = shown
  return (
    <Section title={t('uptake.trail.grew')} id="grew">
      <CoverNote cover={shown.cover} isPen={grewFrom.length > 0} />
      {grewFrom.length + covered.length === 0 && <Empty>{t('uptake.trail.grew.none')}</Empty>}
      <List>
        {grewFrom.map(({ contributed, fate, clauses }) => (
          <Item
            title={t(`uptake.kind.${kindOf(contributed)}`)}
            href={contributionPath(contributed)}
            tag={<FateTag fate={fate} />}
            meta={<By scene={shown} of={contributed} />}
          >
            <Quoted scene={shown} of={contributed} />
            <Meta>
              <Link to={contributed.href}>{t('uptake.one.read')}</Link>
              {clauses.length > 0 && ' · '}
              <Clauses at={at} clauses={clauses} />
              <Entry index={entries.get(contributed.ref)} />
              <Grown of={contributed} />
            </Meta>
          </Item>
        ))}
      </List>
      <CoveredList scene={shown} at={at} rows={covered} />
      {more > 0 && <Meta>{t('uptake.trail.more', { count: more })}</Meta>}
    </Section>
  )
}
