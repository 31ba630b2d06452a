/** The record as a page: its lines, where it stands, and how to check it without us. Pure. */
import {
  DataTable,
  Empty,
  Item,
  Link,
  List,
  Meta,
  More,
  Page,
  Pager,
  Panel,
  Section,
  Split,
  UserText,
  useReader,
  When,
} from '../html/index.ts'
import type { EntryLine } from './history.ts'
import type { ActorName, Naming } from './naming.ts'
import { atOf, roleName, sentence } from './sentence.ts'
import type { PublishedLog } from './standing.ts'

export type Asked = {
  readonly act?: string | undefined
  readonly actor?: string | undefined
  readonly obj?: string | undefined
}

export type RecordProps = {
  readonly lines: readonly EntryLine[]
  readonly asked: Asked
  /** How many entries there are, published or not. */
  readonly count: number
  readonly published: PublishedLog | undefined
  readonly naming: Pick<Naming, 'acts' | 'declared' | 'pathOf' | 'inWords'>
  readonly names: ReadonlyMap<string, ActorName>
  readonly newer: string | undefined
  readonly older: string | undefined
}

export function RecordPage(props: RecordProps) {
  const { t } = useReader()
  const { lines, asked, newer, older, published } = props
  const searched = Object.values(asked).some((value) => value !== undefined)
  const aside = (
    <>
      <Standing published={published} count={props.count} />
      <Search asked={asked} acts={['redact', ...Object.keys(props.naming.declared)]} />
    </>
  )
  return (
    <Page title={t('record.title')} section="record" lede={t('record.lede')}>
      <Split aside={aside}>
        <Section title={t('record.list')}>
          {lines.length === 0 && (
            <Empty>{t(searched ? 'record.list.none' : 'record.list.empty')}</Empty>
          )}
          <List>
            {lines.map((line) => (
              <Line line={line} {...props} />
            ))}
          </List>
          <Pager newer={newer} older={older} />
        </Section>
        <Meta>{t('record.permanent')}</Meta>
        <Verify published={published} />
      </Split>
    </Page>
  )
}

function Line({ line, naming, names }: RecordProps & { readonly line: EntryLine }) {
  const reader = useReader()
  const { entry, index } = line
  const path = naming.pathOf(entry.obj)
  return (
    <Item
      title={sentence(entry, { naming, names }, reader.t)}
      href={`/record/entries/${index}`}
      meta={
        <>
          {reader.t('record.number', { number: index })} ·{' '}
          {path ? <Link to={path}>{entry.obj}</Link> : <bdi>{entry.obj}</bdi>} ·{' '}
          <When at={atOf(entry.dated ?? entry.t)} />
        </>
      }
    />
  )
}

export function Actor(of: {
  readonly actor: string
  readonly names: ReadonlyMap<string, ActorName>
}) {
  const { t } = useReader()
  const known = of.names.get(of.actor)
  if (!known) return roleName(of.actor, t) ?? <bdi class="proof">{of.actor}</bdi>
  const name = <UserText>{known.name}</UserText>
  return known.path ? <Link to={known.path}>{name}</Link> : name
}

function Standing(of: { readonly published: PublishedLog | undefined; readonly count: number }) {
  const { t } = useReader()
  const { published, count } = of
  const waiting = count - (published?.size ?? 0)
  return (
    <Section title={t('record.now')} level={2}>
      {published ? (
        <>
          <p>{t('record.now.published', { size: published.size })}</p>
          {published.witnesses.length > 0 && (
            <p>{t('record.now.witnesses', { count: published.witnesses.length })}</p>
          )}
        </>
      ) : (
        <Empty>{t('record.now.none')}</Empty>
      )}
      {waiting > 0 && <p>{t('record.now.waiting', { count: waiting })}</p>}
      {published && (
        <More label={t('record.now.checkpoint')}>
          <Exact text={published.checkpoint} />
          <p>
            <Link to="/record/checkpoint">{t('record.file.checkpoint')}</Link> ·{' '}
            <Link to="/record/keys">{t('record.file.keys')}</Link>
          </p>
        </More>
      )}
    </Section>
  )
}

function Search({ asked, acts }: { readonly asked: Asked; readonly acts: readonly string[] }) {
  const { t, href } = useReader()
  return (
    <Panel title={t('record.search')} level={2}>
      <form method="get" action={href('/record')} class="stack">
        <div class="field">
          <label for="record-act">{t('record.search.act')}</label>
          <select id="record-act" name="act">
            <option value="">{t('record.search.act.any')}</option>
            {acts.toSorted().map((act) => (
              <option value={act} selected={act === asked.act}>
                {act}
              </option>
            ))}
          </select>
        </div>
        <SearchLine name="actor" value={asked.actor} hint={t('record.search.actor.hint')}>
          {t('record.search.actor')}
        </SearchLine>
        <SearchLine name="obj" value={asked.obj} hint={t('record.search.obj.hint')}>
          {t('record.search.obj')}
        </SearchLine>
        <button class="button quiet">{t('record.search.submit')}</button>
      </form>
    </Panel>
  )
}

function SearchLine(of: {
  readonly name: 'actor' | 'obj'
  readonly value: string | undefined
  readonly hint: string
  readonly children: string
}) {
  const id = `record-${of.name}`
  return (
    <div class="field">
      <label for={id}>{of.children}</label>
      <p class="hint" id={`${id}-hint`}>
        {of.hint}
      </p>
      <input id={id} name={of.name} value={of.value} dir="ltr" aria-describedby={`${id}-hint`} />
    </div>
  )
}

/** Text of machines, to the letter: it wraps anywhere, and never runs from right to left. */
export const Exact = ({ text }: { readonly text: string }) => (
  <p class="proof" dir="ltr">
    {text
      .trimEnd()
      .split('\n')
      .map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
  </p>
)

/** Four steps that need nobody of this site, and no program of ours. */
function Verify({ published }: { readonly published: PublishedLog | undefined }) {
  const { t, site } = useReader()
  const fetch = [
    'wget --force-directories --no-host-directories --cut-dirs=1',
    `  --input-file=${site.url}/record/files`,
  ].join(' \\\n')
  const code = (inside: unknown) => <code dir="ltr">{String(inside)}</code>
  return (
    <Section title={t('record.verify')} id="verify">
      <p>{t('record.verify.lede')}</p>
      <ol class="stack-2">
        <li>
          <p>{t('record.verify.1')}</p>
          <Exact text={fetch} />
        </li>
        <li>{t.rich('record.verify.2', { code })}</li>
        <li>{t.rich('record.verify.3', { code })}</li>
        <li>{t('record.verify.4')}</li>
      </ol>
      {published && (
        <DataTable
          caption={t('record.verify.facts')}
          columns={[{ label: t('record.verify.fact') }, { label: t('record.verify.value') }]}
          rows={[
            [t('record.verify.origin'), <code dir="ltr">{published.origin}</code>],
            [t('record.verify.size'), published.size],
            [
              t('record.verify.root'),
              <code class="proof" dir="ltr">
                {published.root}
              </code>,
            ],
            ...published.keys.map(({ name, vkey }, position) => [
              t(position === 0 ? 'record.verify.key' : 'record.verify.witness', { name }),
              <code class="proof" dir="ltr">
                {vkey}
              </code>,
            ]),
          ]}
        />
      )}
    </Section>
  )
}
