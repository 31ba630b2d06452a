/** All parts of the proceedings of a meeting, in their order. Joins only. */
import type { ProceedingsPart, ProceedingsScene, PartShown } from './part.ts'
import { actionsPart } from './parts/actions.tsx'
import { agendaPart } from './parts/agenda.tsx'
import { attendancePart } from './parts/attendance.tsx'
import { captionsPart } from './parts/captions.tsx'
import { chatPart } from './parts/chat.tsx'
import { decisionsPart } from './parts/decisions.tsx'
import { approvalPart, correctionsPart, papersPart, tracesPart } from './parts/left.tsx'
import { humsPart } from './parts/hums.tsx'
import { recordPart } from './parts/record.tsx'
import { turnsPart } from './parts/turns.tsx'

const PARTS: readonly ProceedingsPart[] = [
  attendancePart,
  decisionsPart,
  actionsPart,
  agendaPart,
  turnsPart,
  humsPart,
  chatPart,
  captionsPart,
  papersPart,
  correctionsPart,
  tracesPart,
  approvalPart,
  recordPart,
]

export type NamedPart = PartShown & { readonly name: string }

/** Those of which the meeting left something. */
export async function partsOf(scene: ProceedingsScene): Promise<readonly NamedPart[]> {
  const loaded: NamedPart[] = []
  for (const part of PARTS.toSorted((one, other) => one.order - other.order)) {
    const shown = await part.load(scene)
    if (shown) loaded.push({ ...shown, name: part.name })
  }
  return loaded
}
