/** What was looked for in an archive, and what was found. Pure. */
import {
  Empty,
  Item,
  List,
  Page,
  Pager,
  Panel,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { Byline, hrefOf, pathTo, Subject, useCrumbs } from './parts.tsx'
import type { FoundShown, Scene, Search } from './shown.ts'

export function FoundPage({ shown }: { readonly shown: FoundShown }) {
  const { t } = useReader()
  const { search, found, count, name, place } = shown
  const isAsked = search.q !== '' || search.by !== ''
  return (
    <Page
      section="discussions"
      title={`${t('archives.search')}: ${name}`}
      crumbs={useCrumbs(shown)}
      lede={isAsked && count > 0 ? t('archives.found', { count }) : undefined}
      practice={place.practice}
    >
      {isAsked && count === 0 && <Empty>{t('archives.found.none')}</Empty>}
      <List>
        {found.map(({ message, head, excerpt }) => (
          <Item
            level={2}
            title={<Subject head={head} number={message.number} />}
            href={hrefOf(shown, message)}
            meta={<Byline message={message} head={head} />}
          >
            <p>
              <UserText>{excerpt}</UserText>
            </p>
          </Item>
        ))}
      </List>
      <Pager newer={shown.newer} older={shown.older} />
      <SearchForm scene={shown} search={search} />
    </Page>
  )
}

type FormProps = { readonly scene: Scene; readonly search: Search | undefined }

/** A question is an address, so that it can be passed on; nothing is kept of it. */
export function SearchForm({ scene, search }: FormProps) {
  const { t, href } = useReader()
  return (
    <Panel title={t('archives.search')} level={2}>
      <form method="get" action={href(`${pathTo(scene)}/search`)} class="stack" role="search">
        <SearchLine name="q" value={search?.q} hint={t('archives.search.words.hint')}>
          {t('archives.search.words')}
        </SearchLine>
        {search && <More search={search} />}
        <button class="button quiet">{t('archives.search.button')}</button>
      </form>
    </Panel>
  )
}

/** On the page of what was found; the archive's own page asks for words alone. */
function More({ search }: { readonly search: Search }) {
  const { t } = useReader()
  return (
    <>
      <SearchLine name="by" value={search.by}>
        {t('archives.search.by')}
      </SearchLine>
      <SearchLine name="since" value={search.since} hint={t('archives.search.month')}>
        {t('archives.search.since')}
      </SearchLine>
      <SearchLine name="until" value={search.until} hint={t('archives.search.month')}>
        {t('archives.search.until')}
      </SearchLine>
    </>
  )
}

type LineProps = {
  readonly name: keyof Search
  readonly value: string | undefined
  readonly hint?: string
  readonly children: string
}

function SearchLine({ name, value, hint, children }: LineProps) {
  const id = `search-${name}`
  return (
    <div class="field">
      <label for={id}>{children}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        name={name}
        value={value}
        maxlength={200}
        dir="auto"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
    </div>
  )
}
