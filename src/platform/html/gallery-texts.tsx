/** Samples for the gallery: texts, objections, lists, and what a page says when there is little. */
import { Actions } from './actions.tsx'
import { Clause } from './clause.tsx'
import { Gate, Gates } from './gate.tsx'
import { History } from './history.tsx'
import { Item, Link, List, Section } from './layout.tsx'
import { Objection, OBJECTION_STATES } from './objection.tsx'
import { Pager } from './pager.tsx'
import { Prose, UserText } from './prose.tsx'
import { useReader } from './reader.tsx'
import { Done, Empty, Receipt, Redacted } from './states.tsx'
import { Tag } from './tag.tsx'
import { Ago, Day, When } from './when.tsx'
import { after, days, hours } from '../values.ts'

const MARKDOWN = `# A heading

Some *stress*, a [link](https://example.org/) and <b>no HTML</b>.

- one
- two

> quoted`

export const TextSamples = () => (
  <>
    <ActionSamples />
    <Section title="Gates">
      <Gates>
        <Gate state="met" fact="17 days, in 3 languages">
          Draft on the table for at least 14 days
        </Gate>
        <Gate state="open" fact="1 of 5 waits for the chair">
          No objection is without an answer
        </Gate>
        <Gate state="unjudged">A report was published</Gate>
      </Gates>
    </Section>
    <ClauseSamples />
    <Section title="Objections">
      {OBJECTION_STATES.map((state) => (
        <Objection
          state={state}
          title="A test that nobody pays for will not happen"
          meta="For a device maker · Business · 21 June"
        >
          <p>Would be content with: the bracket goes, or the text says who pays.</p>
        </Objection>
      ))}
    </Section>
  </>
)

function ActionSamples() {
  const { now } = useReader()
  const action = { what: 'Say whether you can live with draft 3', href: '/design' }
  return (
    <>
      <Actions
        actions={[
          { ...action, until: after(now, hours(52)), byMail: 'reply with accept' },
          { ...action, tag: <Tag tone="bad">was due yesterday</Tag>, meta: '4 items' },
        ]}
        empty="Nothing is open."
      />
      <Section title="A list" beside={<Link to="/design.csv">CSV</Link>}>
        <List>
          <Item title="For a user association" href="/design" tag={<Tag tone="now">taken up</Tag>}>
            <p>The problems fold into four kinds.</p>
          </Item>
          <Item
            title={<UserText lang="ar">الجمعية الوطنية (2026)</UserText>}
            meta="a name in another direction, inside a sentence"
          />
        </List>
        <Pager newer="/design?page=1" older="/design?page=3" />
      </Section>
    </>
  )
}

const ClauseSamples = () => (
  <Section title="Clauses" hint="(changes against draft 2)">
    <div class="clauses">
      <Clause number="1" text="The box says until which year the maker sends updates." />
      <Clause
        number="2"
        text={[
          { change: 'kept', text: 'The seller shows that year ' },
          { change: 'removed', text: 'on request' },
          { change: 'kept', text: ' ' },
          { change: 'added', text: 'before the sale' },
          { change: 'kept', text: ' ' },
          { change: 'added', text: 'and to an independent test', bracketed: true },
          { change: 'kept', text: '.' },
        ]}
      >
        Grew out of <Link to="/design">9 contributions</Link>
      </Clause>
      <Clause number="3" lang="ar" text="يبيّن البائع تلك السنة قبل البيع." />
    </div>
  </Section>
)

export function StateSamples() {
  const { now } = useReader()
  const entry = { number: 12_034, href: '/design' }
  return (
    <>
      <Section title="Little, nothing, removed">
        <Done>Your position is recorded.</Done>
        <Empty>
          Nothing is open. The last one closed on <Day at={now} />.
        </Empty>
        <Redacted at={now} ground="Ground: the person asked for it." entry={entry} />
        <Redacted />
        <Receipt entry={entry.number} href={entry.href} digest="9f2c41d0a77be3" />
      </Section>
      <Section title="Times">
        <p>
          <When at={now} />
        </p>
        <p>
          <When at={now} zone="Africa/Nairobi" />
        </p>
        <p>
          <When at={now} brief /> · <Ago at={after(now, days(-9))} />
        </p>
      </Section>
      <Section title="History">
        <History
          steps={[
            { at: after(now, days(-9)), what: 'The call was opened.', entry },
            { at: after(now, hours(-3)), what: 'One objection was answered.', note: 'by a chair' },
          ]}
        />
      </Section>
      <Section title="People’s own words">
        <Prose text={'Two lines\nof one paragraph.\n\nA second paragraph.'} />
        <Prose serif format="markdown" text={MARKDOWN} />
        <Prose lang="ar" text="كلمات بلغة أخرى." />
      </Section>
    </>
  )
}
