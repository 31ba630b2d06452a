/** The part of a process page that tells of its issues. */
import { Kept } from '../../platform/html/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import { findIssues } from './store/issues.ts'
import { linksOf } from './store/links.ts'
import { IssuesSection } from './views/lineage.tsx'

/** Before what people say of the text: first what it is about. */
const ORDER = 10

export const issueSection: SectionProvider = {
  place: 'process.main',
  order: ORDER,
  render: async (read, process) => {
    const issues = await findIssues(read, process.id)
    if (issues.length === 0) return undefined
    const links = await linksOf(read, issues)
    const told = await wordsOf(read, [process.title])
    const words = (commitment: string) => {
      const wording = told.get(commitment)
      return wording.kind === 'text' ? wording.text : ''
    }
    const nobody = { nameOf: (person: string) => ({ name: person, path: '' }) }
    const list = { process, issues, links, words, ...nobody, groupOf: (code: string) => code }
    return (
      <Kept of={process} as="issues">
        <IssuesSection {...list} />
      </Kept>
    )
  },
}
