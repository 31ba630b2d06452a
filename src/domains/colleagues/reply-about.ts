/** What a secret reply address of ours is made for: one invitation, and the version it asked of. */
import { invitationId, type Invitation, type InvitationId } from './draft.ts'

const ABOUT = /^asked:([0-9A-Z]{26}):([1-9]\d{0,2})$/

export const aboutOf = ({ id }: Pick<Invitation, 'id'>, version: number): string =>
  `asked:${id}:${version}`

export type Named = { readonly invitation: InvitationId; readonly version: number }

export function readAbout(about: string): Named | undefined {
  const [, id = '', version = ''] = ABOUT.exec(about) ?? []
  const invitation = invitationId(id)
  return invitation && { invitation, version: Number(version) }
}
