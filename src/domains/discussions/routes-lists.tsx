/** HTTP for closed lists: the page of one, and what each may do about it. */
import type { z } from 'zod'
import { absent, type To } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { gone, type Gone, type Mount, type Tools } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import * as forms from './forms.ts'
import { listId, type ListId } from './list.ts'
import { listedBy, showClosedList, showThreads, type Here } from './pages.tsx'
import { agreeing, answer, type Acting } from './answering.ts'
import type { ListRefusal } from './rules-lists.ts'
import type { FormName } from './shown.ts'
import { adoptPosition, endListOf, inviteTo, openListIn, takePlace } from './steps-lists.ts'
import { findList } from './store-lists.ts'

export const listRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/lists/:id', (c) => showClosedList(c))
    app.post('/lists', (c) => open(c, tools))
    app.post('/lists/:id/invitations', (c) =>
      onList(c, tools, {
        form: 'invite',
        schema: forms.Inviting,
        work: (id, { setting, actor, data: { handle } }) =>
          inviteTo(setting, { actor, id, handle }),
      }),
    )
    app.post('/lists/:id/memberships', (c) =>
      onList(c, tools, {
        form: 'place',
        schema: forms.Going,
        work: (id, { setting, actor }) => takePlace(setting, { actor, id, way: 'join' }),
      }),
    )
    app.post('/lists/:id/departures', (c) =>
      onList(c, tools, {
        form: 'place',
        schema: forms.Going,
        work: (id, { setting, actor }) => takePlace(setting, { actor, id, way: 'leave' }),
      }),
    )
    app.post('/lists/:id/positions', (c) =>
      onList(c, tools, {
        form: 'adopt',
        schema: forms.Adopting,
        work: (id, { setting, actor, data: { words } }) =>
          adoptPosition(setting, { actor, id, words }),
      }),
    )
    app.post('/lists/:id/endings', (c) =>
      onList(c, tools, {
        form: 'end-list',
        schema: forms.Going,
        work: (id, { setting, actor }) => endListOf(setting, { actor, id }),
      }),
    )
  }

const open = (c: Here, tools: Tools): Promise<Response> =>
  answer(c, tools, {
    form: 'open-list',
    schema: forms.OpeningList,
    work: async ({ setting, actor, data }) => {
      const process = await findProcess(setting.tx, { slug: data.process })
      if (!process) return refuse(gone)
      const agreed = await agreeing(setting, actor, data, process)
      const { kind, name, mandate } = data
      const done = await openListIn(setting, agreed, process, { kind, name, mandate })
      return done.ok ? ok<To>(`/lists/${done.value.id}`) : done
    },
    again: async (returned, { process }) => {
      if (typeof process !== 'string') return absent(c)
      return showThreads(c, await listedBy(c, { slug: process }), returned)
    },
  })

type OnList<Schema extends z.ZodType<forms.Acting>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly work: (
    id: ListId,
    acting: Acting<z.output<Schema>>,
  ) => Promise<Result<unknown, ListRefusal | Gone>>
}

const onList = <Schema extends z.ZodType<forms.Acting>>(
  c: Here,
  tools: Tools,
  { form, schema, work }: OnList<Schema>,
): Promise<Response> =>
  answer<Schema>(c, tools, {
    form,
    schema,
    work: async (acting) => {
      const { setting, actor, data } = acting
      const id = listId(c.req.param('id') ?? '')
      const list = id && (await findList(setting.tx, id))
      const process = list && (await findProcess(setting.tx, { id: list.process }))
      if (!id || !process) return refuse(gone)
      const agreed = await agreeing(setting, actor, data, process)
      const done = await work(id, { ...acting, actor: agreed })
      return done.ok ? ok<To>(`/lists/${id}`) : done
    },
    again: (returned) => showClosedList(c, returned),
  })
